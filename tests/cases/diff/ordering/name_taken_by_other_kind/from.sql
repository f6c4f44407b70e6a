-- A name of a table, a type, a sequence or an index is the same name.

CREATE TABLE spot (
    id integer
);
CREATE TYPE place AS ENUM ('here');
CREATE SEQUENCE counter;
CREATE TABLE log (
    at date
);
CREATE INDEX tally ON log (at);
