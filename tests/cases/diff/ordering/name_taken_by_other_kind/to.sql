-- A name of a table, a type, a sequence or an index is the same name.

CREATE TABLE place (
    id integer
);
CREATE VIEW spot AS SELECT 1 AS one;
CREATE TABLE log (
    at date
);
CREATE INDEX counter ON log (at);
CREATE SEQUENCE tally;
