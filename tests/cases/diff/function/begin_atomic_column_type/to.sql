CREATE TABLE users (
    id bigint PRIMARY KEY,
    name text
);
CREATE FUNCTION user_name(key bigint) RETURNS text LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT name FROM users WHERE id = key;
    END;
INSERT INTO users VALUES (1, 'Ada');
