CREATE TABLE users (
    name text,
    email text
);
CREATE INDEX first_idx ON users (name);
CREATE INDEX second_idx ON users (email);
INSERT INTO users VALUES ('Ada', NULL);
