-- The functions that make values of the range and of the multirange have their names too.

CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TABLE readings (id integer PRIMARY KEY, during span NOT NULL, gaps span_multirange, many span[]);
CREATE INDEX readings_during_idx ON readings USING gist (during);
CREATE VIEW spans AS SELECT lower(during) AS l FROM readings;
INSERT INTO readings VALUES (1, '[1,5)', '{[2,3)}', '{"[1,2)"}'), (2, 'empty', NULL, NULL);
