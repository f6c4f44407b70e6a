CREATE TYPE totals AS (
    orders integer,
    amount numeric
);
CREATE FUNCTION totals_of(customer integer) RETURNS totals
    LANGUAGE sql STABLE AS $$SELECT ROW(0, 0)::totals$$;
CREATE FUNCTION all_totals(OUT result totals) RETURNS SETOF totals
    LANGUAGE sql STABLE AS $$SELECT totals_of(1)$$;
