CREATE TABLE users (
    id integer PRIMARY KEY
);
COMMENT ON TABLE users IS 'Größe: 你好, мир, 🌋';
