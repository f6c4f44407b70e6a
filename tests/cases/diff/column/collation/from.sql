CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE INDEX users_name_idx ON users (name);
INSERT INTO users VALUES (1, 'Ada'), (2, 'grace');
