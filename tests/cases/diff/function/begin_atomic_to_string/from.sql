CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE FUNCTION user_name(key integer) RETURNS text LANGUAGE sql STABLE
    AS $$SELECT name FROM users WHERE id = key$$;
