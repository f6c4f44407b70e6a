CREATE TABLE " leading and trailing " (
    "two words" integer,
    "$1" text,
    "a\b" text,
    "--comment" text,
    "/* not */" text,
    "semi;colon" text DEFAULT '; DROP TABLE x; --'
);
CREATE FUNCTION "odd $$ name"("my arg" text) RETURNS text LANGUAGE plpgsql AS $body$
BEGIN
    RETURN "my arg" || $$ ' $$;
END
$body$;
COMMENT ON TABLE " leading and trailing " IS E'tab\there; -- and /* there';
