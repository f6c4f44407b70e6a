CREATE FUNCTION product_step(state numeric, value numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE AS $$SELECT state * coalesce(value, 1)$$;
CREATE AGGREGATE product(numeric) (
    SFUNC = product_step,
    STYPE = numeric,
    INITCOND = '1'
);
