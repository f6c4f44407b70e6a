CREATE TYPE person AS (
    id integer,
    name text,
    born date
);
CREATE TABLE people OF person (
    id WITH OPTIONS PRIMARY KEY,
    name WITH OPTIONS NOT NULL DEFAULT 'nobody',
    CHECK (born > '1900-01-01')
);
