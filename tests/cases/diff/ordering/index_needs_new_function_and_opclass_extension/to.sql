CREATE EXTENSION pg_trgm;
CREATE FUNCTION plain(value text) RETURNS text LANGUAGE sql IMMUTABLE RETURN lower(btrim(value));
CREATE TABLE words (
    word text
);
CREATE INDEX words_plain_idx ON words USING gin (plain(word) gin_trgm_ops);
INSERT INTO words VALUES ('Rock');
