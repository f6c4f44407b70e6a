-- Two indexes that differ by name alone are two indexes.

CREATE TABLE users (
    name text
);
CREATE INDEX users_name_idx ON users (name);
