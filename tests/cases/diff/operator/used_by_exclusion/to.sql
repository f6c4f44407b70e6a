CREATE FUNCTION box_meets(a box, b box) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT a && b$$;
CREATE TABLE areas (
    area box,
    EXCLUDE USING gist (area WITH OPERATOR(pg_catalog.&&))
);
CREATE OPERATOR &&& (FUNCTION = box_meets, LEFTARG = box, RIGHTARG = box, COMMUTATOR = &&&);
