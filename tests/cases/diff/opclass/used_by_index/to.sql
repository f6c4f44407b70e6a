CREATE FUNCTION my_compare(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS $$SELECT b - a$$;
CREATE TABLE things (
    id integer NOT NULL
);
CREATE OPERATOR CLASS backwards_ops FOR TYPE integer USING btree AS
    OPERATOR 1 >,
    OPERATOR 2 >=,
    OPERATOR 3 =,
    OPERATOR 4 <=,
    OPERATOR 5 <,
    FUNCTION 1 my_compare(integer, integer);
CREATE INDEX things_id_idx ON things (id backwards_ops);
INSERT INTO things VALUES (1), (2);
