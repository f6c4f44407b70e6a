CREATE PROCEDURE nothing(a integer, b text DEFAULT 'x') LANGUAGE sql AS $$SELECT 1$$;
COMMENT ON PROCEDURE nothing(integer, text) IS 'does nothing';
