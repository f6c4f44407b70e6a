CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE VIEW user_list AS SELECT name, id FROM users;
