CREATE SCHEMA api;
CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE VIEW api.user_list AS SELECT id FROM users;
CREATE VIEW user_count AS SELECT count(*) AS total FROM api.user_list;
