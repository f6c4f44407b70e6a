CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    email text
);
GRANT SELECT (id, name) ON users TO shale_test_a;
GRANT UPDATE (name) ON users TO shale_test_b WITH GRANT OPTION;
INSERT INTO users VALUES (1, 'Ada', NULL);
