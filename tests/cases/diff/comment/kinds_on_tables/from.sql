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
