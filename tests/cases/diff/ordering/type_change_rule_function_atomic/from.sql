CREATE TABLE users (
    id integer PRIMARY KEY,
    name varchar(20)
);
CREATE TABLE user_log (
    name text
);
CREATE RULE users_log AS ON INSERT TO users DO ALSO INSERT INTO user_log VALUES (new.name);
CREATE FUNCTION user_name(key integer) RETURNS text LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT name FROM users WHERE id = key;
    END;
CREATE VIEW first_name AS SELECT user_name(1) AS name;
INSERT INTO users VALUES (1, 'Ada');
INSERT INTO user_log VALUES ('Grace');
