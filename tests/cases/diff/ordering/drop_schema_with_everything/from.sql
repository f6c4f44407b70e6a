-- Other schemas hang on it and have to let go.

CREATE SCHEMA core;
CREATE SCHEMA legacy;
CREATE TYPE legacy.mood AS ENUM ('good', 'bad');
CREATE FUNCTION legacy.note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TABLE core.users (
    id integer PRIMARY KEY,
    mood legacy.mood
);
INSERT INTO core.users VALUES (1, 'good');
CREATE FUNCTION legacy.mood_of(u core.users) RETURNS legacy.mood LANGUAGE sql STABLE AS $$SELECT u.mood$$;
CREATE VIEW legacy.moods AS SELECT id, legacy.mood_of(u) AS mood FROM core.users u;
CREATE TABLE legacy.notes (
    owner integer REFERENCES core.users
);
CREATE TRIGGER users_legacy BEFORE INSERT ON core.users FOR EACH ROW EXECUTE FUNCTION legacy.note();
CREATE VIEW core.good AS SELECT id FROM legacy.moods WHERE mood = 'good';
