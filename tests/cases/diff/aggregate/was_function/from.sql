-- One name space.

CREATE FUNCTION up(bigint) RETURNS bigint LANGUAGE sql AS $$SELECT $1 + 1$$;
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS $$SELECT 1::bigint$$;
