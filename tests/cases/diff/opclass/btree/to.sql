-- A class, its family, its operators and its function make a new order for integers.

CREATE FUNCTION even_first(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT
    AS $$SELECT CASE WHEN a % 2 <> b % 2 THEN a % 2 - b % 2 ELSE a - b END$$;
CREATE FUNCTION even_lt(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT even_first(a, b) < 0$$;
CREATE FUNCTION even_le(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT even_first(a, b) <= 0$$;
CREATE FUNCTION even_ge(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT even_first(a, b) >= 0$$;
CREATE FUNCTION even_gt(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT even_first(a, b) > 0$$;
CREATE OPERATOR <| (FUNCTION = even_lt, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = |>, NEGATOR = |>=);
CREATE OPERATOR <=| (FUNCTION = even_le, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = |>=, NEGATOR = |>);
CREATE OPERATOR |>= (FUNCTION = even_ge, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = <=|, NEGATOR = <|);
CREATE OPERATOR |> (FUNCTION = even_gt, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = <|, NEGATOR = <=|);
CREATE OPERATOR CLASS even_first_ops FOR TYPE integer USING btree AS
    OPERATOR 1 <|,
    OPERATOR 2 <=|,
    OPERATOR 3 = (integer, integer),
    OPERATOR 4 |>=,
    OPERATOR 5 |>,
    FUNCTION 1 even_first(integer, integer);
