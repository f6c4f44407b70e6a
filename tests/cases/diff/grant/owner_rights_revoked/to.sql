-- An owner may take rights from himself.

CREATE TABLE users (
    id integer PRIMARY KEY
);
ALTER TABLE users OWNER TO shale_test_a;
REVOKE DELETE, TRUNCATE ON users FROM shale_test_a;
