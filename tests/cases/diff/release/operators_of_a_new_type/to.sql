-- A type with its order, its arithmetic, its casts and an aggregate, and a table of it.

CREATE TABLE shipments (
    id integer PRIMARY KEY
);
CREATE TYPE weight AS (
    grams bigint
);
CREATE FUNCTION weight_add(a weight, b weight) RETURNS weight LANGUAGE sql IMMUTABLE AS $$SELECT ROW(a.grams + b.grams)::public.weight$$;
CREATE FUNCTION weight_of(grams bigint) RETURNS weight LANGUAGE sql IMMUTABLE AS $$SELECT ROW(grams)::public.weight$$;
CREATE FUNCTION weight_heavier(a weight, b weight) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT a.grams > b.grams$$;
CREATE FUNCTION weight_lighter(a weight, b weight) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT a.grams < b.grams$$;
CREATE OPERATOR + (FUNCTION = weight_add, LEFTARG = weight, RIGHTARG = weight, COMMUTATOR = +);
CREATE OPERATOR >> (FUNCTION = weight_heavier, LEFTARG = weight, RIGHTARG = weight, COMMUTATOR = <<);
CREATE OPERATOR << (FUNCTION = weight_lighter, LEFTARG = weight, RIGHTARG = weight, COMMUTATOR = >>);
CREATE CAST (bigint AS weight) WITH FUNCTION weight_of(bigint) AS IMPLICIT;
CREATE AGGREGATE sum(weight) (SFUNC = weight_add, STYPE = weight, INITCOND = '(0)');
CREATE TABLE parcels (
    id integer PRIMARY KEY,
    shipment_id integer NOT NULL REFERENCES shipments,
    weight weight NOT NULL DEFAULT 0::bigint,
    CONSTRAINT parcels_not_too_heavy CHECK (weight << 30000::bigint::weight)
);
CREATE VIEW shipment_weights AS SELECT shipment_id, sum(weight) AS weight FROM parcels GROUP BY shipment_id;
INSERT INTO shipments VALUES (1);
