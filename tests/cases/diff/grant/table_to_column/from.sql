CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
GRANT SELECT ON users TO shale_test_a;
