-- Names of arguments can be given, not changed or taken, without a drop.

CREATE FUNCTION add(a integer, b integer) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$SELECT $1 + $2$$;
CREATE FUNCTION named(integer) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$SELECT $1$$;
