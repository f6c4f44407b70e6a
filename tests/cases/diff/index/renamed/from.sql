CREATE TABLE users (
    name text
);
CREATE INDEX name_idx ON users (name);
