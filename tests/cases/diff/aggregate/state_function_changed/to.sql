-- The function that it is made of cannot be dropped below it.

CREATE FUNCTION step(total numeric, value numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE AS $$SELECT $1 + value$$;
CREATE AGGREGATE total(numeric) (SFUNC = step, STYPE = numeric);
CREATE VIEW totals AS SELECT total(n) AS total FROM generate_series(1.0, 3.0) AS n;
