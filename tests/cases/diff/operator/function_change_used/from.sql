-- A view and an index are written with the operator.

CREATE FUNCTION distance(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$SELECT abs($1 - $2)$$;
CREATE OPERATOR <#> (FUNCTION = distance, LEFTARG = integer, RIGHTARG = integer);
CREATE TABLE spots (
    a integer,
    b integer
);
CREATE INDEX spots_distance_idx ON spots ((a <#> b));
CREATE VIEW far AS SELECT a, b FROM spots WHERE a <#> b > 10;
INSERT INTO spots VALUES (1, 20);
