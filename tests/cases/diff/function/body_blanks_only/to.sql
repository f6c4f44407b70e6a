-- A body is text: blanks in it are a difference.

CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS $$SELECT   1$$;
