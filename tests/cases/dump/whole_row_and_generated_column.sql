-- No CREATE TRIGGER makes this trigger once the generated column is there.
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE notes (id integer, body text);
CREATE TRIGGER touched BEFORE UPDATE ON notes FOR EACH ROW
    WHEN (old.* IS DISTINCT FROM new.*) EXECUTE FUNCTION touch();
ALTER TABLE notes ADD COLUMN size integer GENERATED ALWAYS AS (length(body)) STORED;
INSERT INTO notes VALUES (1, 'a');
