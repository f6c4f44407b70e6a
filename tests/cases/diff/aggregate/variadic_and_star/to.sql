CREATE AGGREGATE my_count(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
CREATE FUNCTION most_step(state integer, VARIADIC parts integer[]) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$SELECT greatest(state, max(p)) FROM unnest(parts) AS p$$;
CREATE AGGREGATE most(VARIADIC parts integer[]) (SFUNC = most_step, STYPE = integer);
