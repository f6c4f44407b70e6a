-- Names of arguments can be given, not changed or taken, without a drop.

CREATE FUNCTION add(first integer, second integer) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$SELECT $1 + $2$$;
CREATE FUNCTION named(a integer) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$SELECT $1$$;
