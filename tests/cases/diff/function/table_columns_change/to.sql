CREATE FUNCTION listing() RETURNS TABLE (id integer, label text)
    LANGUAGE sql IMMUTABLE AS $$SELECT 1, 'x'::text$$;
CREATE VIEW listed AS SELECT id FROM listing();
GRANT SELECT ON listed TO shale_test_a;
