CREATE TABLE users (
    id integer PRIMARY KEY,
    changed timestamptz
);
INSERT INTO users VALUES (1, NULL);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN new.changed := now(); RETURN new; END$$;
CREATE TRIGGER users_touch BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
