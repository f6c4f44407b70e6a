CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER users_note BEFORE INSERT ON users
    FOR EACH ROW EXECUTE FUNCTION note('a', 'b');
