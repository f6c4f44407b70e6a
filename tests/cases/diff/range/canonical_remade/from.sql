CREATE TYPE span;
CREATE FUNCTION span_canonical(span) RETURNS span LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE span AS RANGE (SUBTYPE = integer, CANONICAL = span_canonical);
CREATE TABLE readings (id integer PRIMARY KEY, during span NOT NULL, gaps span_multirange, many span[]);
CREATE INDEX readings_during_idx ON readings USING gist (during);
CREATE VIEW spans AS SELECT lower(during) AS l FROM readings;
INSERT INTO readings VALUES (1, '[1,5)', '{[2,3)}', '{"[1,2)"}'), (2, 'empty', NULL, NULL);
