CREATE PROCEDURE nothing(a integer) LANGUAGE sql AS $$SELECT 1$$;
COMMENT ON PROCEDURE nothing(integer) IS 'does nothing';
