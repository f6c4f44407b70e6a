CREATE EXTENSION hstore;
CREATE FUNCTION sizes(value hstore) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$SELECT cardinality(akeys(value))$$;
ALTER FUNCTION sizes(hstore) DEPENDS ON EXTENSION hstore;
