-- An index, a check, a view, a foreign key, statistics and a trigger go with it.

CREATE TABLE users (
    id integer PRIMARY KEY,
    email text UNIQUE CHECK (email <> ''),
    boss integer REFERENCES users
);
CREATE INDEX users_lower_idx ON users (lower(email));
CREATE STATISTICS users_stats ON email, boss FROM users;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER users_note BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION note();
CREATE VIEW user_list AS SELECT id, email FROM users;
INSERT INTO users (id) VALUES (1), (2);
