CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
GRANT SELECT (id, name) ON users TO shale_test_a;
