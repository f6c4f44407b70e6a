CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE VIEW user_view AS SELECT id FROM users;
CREATE VIEW on_top AS SELECT id FROM user_view;
GRANT SELECT ON user_view TO shale_test_a;
