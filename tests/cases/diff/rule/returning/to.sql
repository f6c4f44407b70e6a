CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE VIEW user_list AS SELECT id, name FROM users WHERE id > 0;
CREATE RULE user_list_update AS ON UPDATE TO user_list DO INSTEAD
    UPDATE users SET name = new.name WHERE id = old.id RETURNING users.id, users.name;
