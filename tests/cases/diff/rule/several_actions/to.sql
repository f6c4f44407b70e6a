CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE TABLE user_log (
    id integer,
    what text
);
CREATE VIEW user_list AS SELECT id, name FROM users;
CREATE RULE user_list_insert AS ON INSERT TO user_list DO INSTEAD (
    INSERT INTO users VALUES (new.id, new.name);
    INSERT INTO user_log VALUES (new.id, 'created');
    DELETE FROM user_log WHERE id < new.id - 100
);
