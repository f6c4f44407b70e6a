CREATE DOMAIN code AS varchar(3);
CREATE TYPE tagged AS (
    code code,
    note text
);
CREATE TABLE things (
    id integer PRIMARY KEY,
    tagged tagged,
    codes code[] NOT NULL DEFAULT '{}'
);
CREATE FUNCTION first_code(t tagged) RETURNS code LANGUAGE sql IMMUTABLE AS $$SELECT t.code$$;
INSERT INTO things VALUES (1, '(abc,x)', '{abc}'), (2, NULL, '{}');
