-- New columns at the end can be replaced in place; backwards they cannot.

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE VIEW user_list AS SELECT id, name FROM users;
GRANT SELECT ON user_list TO shale_test_a;
