CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE VIEW user_list AS SELECT id FROM users;
CREATE VIEW on_top AS SELECT id FROM user_list;
GRANT SELECT ON user_list TO shale_test_a;
