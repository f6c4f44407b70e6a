CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE FUNCTION user_name(key integer) RETURNS text LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT name FROM users WHERE id = key;
    END;
CREATE FUNCTION add_user(name text) RETURNS integer LANGUAGE sql
    BEGIN ATOMIC
        INSERT INTO users SELECT coalesce(max(id), 0) + 1, add_user.name FROM users;
        SELECT max(id) FROM users;
    END;
CREATE FUNCTION always_one() RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1;
