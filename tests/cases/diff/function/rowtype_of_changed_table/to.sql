-- The row type grows under a function that takes and one that gives it.

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    email text
);
CREATE FUNCTION display(u users) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT u.name$$;
CREATE FUNCTION first_user() RETURNS users LANGUAGE sql STABLE AS $$SELECT * FROM users LIMIT 1$$;
CREATE VIEW displayed AS SELECT display(users) AS display FROM users;
INSERT INTO users (id, name) VALUES (1, 'Ada');
