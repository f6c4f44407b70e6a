-- What a granted on to b is a's grant, and goes with a's grant option.

CREATE TABLE users (
    id integer PRIMARY KEY
);
GRANT SELECT ON users TO shale_test_a WITH GRANT OPTION;
SET ROLE shale_test_a;
GRANT SELECT ON users TO shale_test_b WITH GRANT OPTION;
RESET ROLE;
