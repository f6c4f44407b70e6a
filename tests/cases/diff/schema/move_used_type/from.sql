-- The column stays; the schema of its type changes.

CREATE SCHEMA kinds;
CREATE TYPE public.colour AS ENUM ('red', 'green', 'blue');
CREATE TABLE cars (
    id integer PRIMARY KEY,
    paint public.colour NOT NULL DEFAULT 'red'
);
INSERT INTO cars VALUES (1, 'red'), (2, 'blue');
