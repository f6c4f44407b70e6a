CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE TABLE orders (
    owner integer
);
CREATE FUNCTION check_owner() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
