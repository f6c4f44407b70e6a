-- No CREATE TRIGGER makes these triggers once the generated columns are there.
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE notes (id integer, body text);
CREATE TRIGGER touched BEFORE UPDATE ON notes FOR EACH ROW
    WHEN (old.* IS DISTINCT FROM new.*) EXECUTE FUNCTION touch();
ALTER TABLE notes ADD COLUMN size integer GENERATED ALWAYS AS (length(body)) STORED,
    ADD COLUMN author text NOT NULL DEFAULT 'nobody', ADD CHECK (size < 1000);
CREATE INDEX ON notes (size);
INSERT INTO notes VALUES (1, 'a');
CREATE TABLE letters (id integer PRIMARY KEY, body text);
CREATE TRIGGER touched BEFORE UPDATE ON letters FOR EACH ROW
    WHEN (old.* IS DISTINCT FROM new.*) EXECUTE FUNCTION touch();
ALTER TABLE letters ADD COLUMN size integer GENERATED ALWAYS AS (length(body)) STORED UNIQUE,
    ADD COLUMN author text NOT NULL DEFAULT 'nobody', ADD CHECK (size < 1000);
