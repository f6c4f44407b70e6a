CREATE PROCEDURE nothing() LANGUAGE plpgsql
    AS $$BEGIN END$$;
