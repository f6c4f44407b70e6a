CREATE TYPE state AS ENUM ('open', 'waiting', 'closed');
CREATE FUNCTION is_final(value state) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$SELECT value = 'closed'$$;
CREATE FUNCTION first_state() RETURNS state
    LANGUAGE sql IMMUTABLE AS $$SELECT 'open'::state$$;
CREATE FUNCTION count_states(values_ state[] DEFAULT ARRAY['open'::state]) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$SELECT cardinality(values_)$$;
COMMENT ON FUNCTION is_final(state) IS 'Nothing follows it';
GRANT EXECUTE ON FUNCTION is_final(state) TO shale_test_a;
