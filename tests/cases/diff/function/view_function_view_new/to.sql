CREATE VIEW z_inner AS SELECT 1 AS n;
CREATE FUNCTION m_rows() RETURNS SETOF z_inner LANGUAGE sql STABLE AS $$SELECT * FROM public.z_inner$$;
CREATE VIEW a_outer AS SELECT n FROM m_rows();
CREATE FUNCTION b_total() RETURNS bigint LANGUAGE sql STABLE AS $$SELECT sum(n) FROM public.a_outer$$;
