CREATE EXTENSION pg_trgm;
CREATE TABLE words (
    word text PRIMARY KEY
);
CREATE INDEX words_trgm_idx ON words USING gin (word gin_trgm_ops);
CREATE MATERIALIZED VIEW common_words AS SELECT word FROM words WHERE length(word) < 4;
CREATE FUNCTION note_word() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
CREATE TRIGGER words_note AFTER INSERT ON words
    FOR EACH ROW EXECUTE FUNCTION note_word();
ALTER INDEX words_trgm_idx DEPENDS ON EXTENSION pg_trgm;
ALTER MATERIALIZED VIEW common_words DEPENDS ON EXTENSION pg_trgm;
ALTER TRIGGER words_note ON words DEPENDS ON EXTENSION pg_trgm;
