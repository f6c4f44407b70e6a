CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER users_note AFTER INSERT OR UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION note();
COMMENT ON TRIGGER users_note ON users IS 'writes it down';
