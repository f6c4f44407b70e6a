CREATE TABLE users (
    id integer NOT NULL,
    name text,
    email text
);
CREATE UNIQUE INDEX users_id_idx ON users (id) INCLUDE (name);
INSERT INTO users VALUES (1, 'Ada', NULL);
