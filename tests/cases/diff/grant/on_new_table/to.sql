CREATE TABLE users (
    id serial PRIMARY KEY,
    name text
);
GRANT SELECT, INSERT ON users TO shale_test_a;
GRANT USAGE ON SEQUENCE users_id_seq TO shale_test_a;
GRANT UPDATE (name) ON users TO shale_test_b;
