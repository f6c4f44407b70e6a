-- A default, a check, an index, a generated column and a trigger all call functions that move.

CREATE SCHEMA util;
CREATE FUNCTION public.clean(value text) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$SELECT lower(btrim(value))$$;
CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql AS $$BEGIN new.changed := now(); RETURN new; END$$;
CREATE TABLE accounts (
    id integer PRIMARY KEY,
    email text NOT NULL DEFAULT public.clean(' NOBODY '),
    changed timestamptz,
    handle text GENERATED ALWAYS AS (public.clean(email)) STORED,
    CONSTRAINT accounts_email_clean CHECK (public.clean(email) <> '')
);
CREATE INDEX accounts_email_idx ON accounts (public.clean(email));
CREATE TRIGGER accounts_touch BEFORE UPDATE ON accounts
    FOR EACH ROW EXECUTE FUNCTION public.touch();
INSERT INTO accounts (id, email) VALUES (1, 'Ada@Example.org'), (2, 'bob@example.org');
