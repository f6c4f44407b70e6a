CREATE TABLE users (
    id integer PRIMARY KEY,
    state varchar(20) NOT NULL
);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER users_gone BEFORE UPDATE ON users FOR EACH ROW WHEN (new.state = 'gone') EXECUTE FUNCTION note();
CREATE TRIGGER users_state BEFORE UPDATE OF state ON users FOR EACH ROW EXECUTE FUNCTION note();
ALTER TABLE users DISABLE TRIGGER users_gone;
COMMENT ON TRIGGER users_gone ON users IS 'off for now';
INSERT INTO users VALUES (1, 'here');
