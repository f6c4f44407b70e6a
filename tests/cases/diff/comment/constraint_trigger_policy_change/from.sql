CREATE TABLE users (
    id integer CONSTRAINT users_pkey PRIMARY KEY
);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER users_note BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION note();
CREATE POLICY users_all ON users USING (true);
COMMENT ON CONSTRAINT users_pkey ON users IS 'old';
COMMENT ON TRIGGER users_note ON users IS 'old';
COMMENT ON POLICY users_all ON users IS 'old';
