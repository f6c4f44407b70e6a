-- The index needs the class, the class the method.

CREATE TABLE events (
    id integer
);
CREATE EXTENSION bloom;
CREATE ACCESS METHOD bloom_too TYPE INDEX HANDLER blhandler;
CREATE OPERATOR CLASS int_too_ops DEFAULT FOR TYPE integer USING bloom_too AS
    OPERATOR 1 =,
    FUNCTION 1 hashint4(integer);
CREATE INDEX events_id_idx ON events USING bloom_too (id);
COMMENT ON ACCESS METHOD bloom_too IS 'the same again';
