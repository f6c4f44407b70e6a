-- A default, a check, an index, a generated column and a trigger all call functions that move.

CREATE SCHEMA util;
CREATE FUNCTION util.clean(value text) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$SELECT lower(btrim(value))$$;
CREATE FUNCTION util.touch() RETURNS trigger
    LANGUAGE plpgsql AS $$BEGIN new.changed := now(); RETURN new; END$$;
CREATE TABLE accounts (
    id integer PRIMARY KEY,
    email text NOT NULL DEFAULT util.clean(' NOBODY '),
    changed timestamptz,
    handle text GENERATED ALWAYS AS (util.clean(email)) STORED,
    CONSTRAINT accounts_email_clean CHECK (util.clean(email) <> '')
);
CREATE INDEX accounts_email_idx ON accounts (util.clean(email));
CREATE TRIGGER accounts_touch BEFORE UPDATE ON accounts
    FOR EACH ROW EXECUTE FUNCTION util.touch();
INSERT INTO accounts (id, email) VALUES (1, 'Ada@Example.org'), (2, 'bob@example.org');
