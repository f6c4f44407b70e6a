-- The view is made anew below defaults that it did not have.

CREATE TABLE users (
    id bigint PRIMARY KEY
);
CREATE VIEW user_ids AS SELECT id FROM users;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO shale_test_a;
INSERT INTO users VALUES (1);
