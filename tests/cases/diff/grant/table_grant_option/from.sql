CREATE TABLE users (
    id integer PRIMARY KEY
);
GRANT SELECT ON users TO shale_test_a;
GRANT INSERT, UPDATE ON users TO shale_test_b WITH GRANT OPTION;
