-- With the owner, what others were granted by the owner passes on.

CREATE TABLE users (
    id integer PRIMARY KEY
);
ALTER TABLE users OWNER TO shale_test_b;
GRANT SELECT ON users TO PUBLIC;
INSERT INTO users VALUES (1);
