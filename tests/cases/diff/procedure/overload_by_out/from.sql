-- The types alone would name either of the two.

CREATE PROCEDURE p(a integer, b text) LANGUAGE sql AS $$SELECT 1$$;
