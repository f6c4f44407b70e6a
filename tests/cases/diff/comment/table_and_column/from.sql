CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    email text
);
COMMENT ON TABLE users IS 'who may log in';
COMMENT ON COLUMN users.name IS 'as they wish to be called';
COMMENT ON COLUMN users.id IS 'a number';
