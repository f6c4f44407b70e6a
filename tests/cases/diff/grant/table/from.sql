CREATE TABLE users (
    id integer PRIMARY KEY
);
GRANT SELECT ON users TO shale_test_a;
GRANT TRUNCATE, REFERENCES, TRIGGER ON users TO shale_test_a;
