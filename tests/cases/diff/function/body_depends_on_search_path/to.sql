CREATE SCHEMA app;
CREATE TABLE app.users (
    id integer PRIMARY KEY
);
CREATE FUNCTION app.count_users() RETURNS bigint LANGUAGE sql STABLE
    SET search_path = app
    AS $$SELECT count(*) FROM users$$;
