CREATE TYPE float_range AS RANGE (subtype = double precision);
CREATE TABLE samples (
    id integer PRIMARY KEY,
    spread float_range,
    CONSTRAINT samples_disjoint EXCLUDE USING gist (spread WITH &&)
);
INSERT INTO samples (id) VALUES (1), (2);
