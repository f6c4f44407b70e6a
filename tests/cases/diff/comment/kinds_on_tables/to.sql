CREATE TABLE users (
    id integer CONSTRAINT users_pkey PRIMARY KEY,
    boss integer CONSTRAINT users_boss_fkey REFERENCES users,
    name text CONSTRAINT users_name_check CHECK (name <> ''),
    CONSTRAINT users_name_excl EXCLUDE (name WITH =)
);
CREATE INDEX users_name_idx ON users (name);
CREATE STATISTICS users_stats ON id, name FROM users;
CREATE RULE users_keep AS ON DELETE TO users DO INSTEAD NOTHING;
CREATE POLICY users_all ON users USING (true);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER users_note BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION note();
COMMENT ON CONSTRAINT users_pkey ON users IS 'a primary key';
COMMENT ON CONSTRAINT users_boss_fkey ON users IS 'a foreign key';
COMMENT ON CONSTRAINT users_name_check ON users IS 'a check';
COMMENT ON CONSTRAINT users_name_excl ON users IS 'an exclusion';
COMMENT ON INDEX users_name_idx IS 'an index';
COMMENT ON STATISTICS users_stats IS 'statistics';
COMMENT ON RULE users_keep ON users IS 'a rule';
COMMENT ON POLICY users_all ON users IS 'a policy';
COMMENT ON TRIGGER users_note ON users IS 'a trigger';
