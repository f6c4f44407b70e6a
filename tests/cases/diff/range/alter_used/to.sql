-- A range type cannot be altered at all.

CREATE TYPE span AS RANGE (
    subtype = bigint
);
CREATE TABLE readings (
    id integer PRIMARY KEY,
    during span NOT NULL,
    gaps span_multirange
);
CREATE INDEX readings_during_idx ON readings USING gist (during);
INSERT INTO readings VALUES (1, '[1,5)', '{[2,3)}'), (2, 'empty', NULL);
