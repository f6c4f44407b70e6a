CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE VIEW user_list AS SELECT id, name AS title FROM users;
