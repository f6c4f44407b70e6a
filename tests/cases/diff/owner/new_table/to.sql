CREATE TABLE users (
    id serial PRIMARY KEY,
    line integer GENERATED ALWAYS AS IDENTITY
);
ALTER TABLE users OWNER TO shale_test_a;
GRANT SELECT ON users TO shale_test_b;
