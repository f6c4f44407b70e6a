CREATE PROCEDURE nothing() LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
    AS $$BEGIN END$$;
ALTER PROCEDURE nothing() OWNER TO shale_test_a;
