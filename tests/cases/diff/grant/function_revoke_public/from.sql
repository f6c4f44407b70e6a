CREATE FUNCTION secret() RETURNS text LANGUAGE sql AS $$SELECT 'x'::text$$;
CREATE PROCEDURE act() LANGUAGE sql AS $$SELECT 1$$;
CREATE AGGREGATE total(integer) (SFUNC = int4_sum, STYPE = bigint);
