CREATE FUNCTION greet(name text) RETURNS text LANGUAGE plpgsql AS $body$
DECLARE
    greeting text := 'Good morning';
BEGIN
    -- a comment with 'quotes', $$dollars$$ and a \ backslash
    RETURN greeting || ', ' || coalesce(name, $$nobody$$);
END
$body$;
