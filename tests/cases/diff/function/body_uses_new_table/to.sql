-- The parser of SQL bodies looks for the table when the function is made.

CREATE TABLE a_last (
    id integer PRIMARY KEY
);
CREATE FUNCTION a_first() RETURNS bigint LANGUAGE sql STABLE AS $$SELECT count(*) FROM public.a_last$$;
CREATE FUNCTION z_last() RETURNS bigint LANGUAGE sql STABLE AS $$SELECT public.a_first()$$;
CREATE FUNCTION b_middle() RETURNS bigint LANGUAGE sql STABLE AS $$SELECT public.z_last()$$;
