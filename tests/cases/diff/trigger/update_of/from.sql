CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    email text
);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER users_note BEFORE UPDATE OF name ON users FOR EACH ROW EXECUTE FUNCTION note();
