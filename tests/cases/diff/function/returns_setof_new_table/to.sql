CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE FUNCTION active_users() RETURNS SETOF users LANGUAGE sql STABLE AS $$SELECT * FROM users WHERE name <> ''$$;
CREATE FUNCTION display(u users) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT u.name$$;
