-- needs PostgreSQL 17

CREATE TABLE users (
    id integer PRIMARY KEY
);
GRANT MAINTAIN ON users TO shale_test_a;
