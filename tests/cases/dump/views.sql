CREATE SCHEMA other;
CREATE TABLE t (id int PRIMARY KEY, a int, b text, c date, d jsonb, arr int[], "Quoted" text, f float8, ts timestamptz, v varchar(9));
CREATE TABLE u (id int PRIMARY KEY, a int, e numeric(8,2), t_id int REFERENCES t);
CREATE TYPE pair AS (l int, r text);
CREATE TABLE w (p pair, ps pair[]);
CREATE FUNCTION rows_of(n int) RETURNS TABLE (x int, y text) LANGUAGE sql STABLE AS 'SELECT i, i::text FROM generate_series(1, n) i';
CREATE FUNCTION any_rows() RETURNS SETOF record LANGUAGE sql AS 'SELECT 1, ''x''::text';

-- columns: named by the view, quoted, of constants without a type, none
CREATE VIEW c_names (one, "Two", three) AS SELECT 1, 'text', NULL;
CREATE VIEW c_none AS SELECT;
CREATE VIEW c_none_from AS SELECT FROM t WHERE a > 1;
CREATE VIEW c_star AS SELECT * FROM t;
CREATE VIEW c_whole AS SELECT t, t.* FROM t;
CREATE VIEW c_unnamed AS SELECT count(*), now(), 1 + 1, CASE WHEN true THEN 1 END, ARRAY[1] FROM u;
-- options: each one, changed afterwards
CREATE VIEW o_barrier WITH (security_barrier) AS SELECT * FROM t WHERE a > 1;
CREATE VIEW o_barrier_off WITH (security_barrier = false) AS SELECT * FROM t;
CREATE VIEW o_local AS SELECT * FROM t WHERE a > 1 WITH LOCAL CHECK OPTION;
CREATE VIEW o_cascaded AS SELECT * FROM o_local WHERE a < 10 WITH CASCADED CHECK OPTION;
CREATE VIEW o_both WITH (security_barrier, check_option = local) AS SELECT * FROM t WHERE a = 1;
CREATE VIEW o_later AS SELECT id FROM t;
ALTER VIEW o_later SET (security_barrier = true);
-- defaults of columns; comments on them; renamed columns and base columns
CREATE VIEW d_defaults AS SELECT id, a, b FROM t;
ALTER VIEW d_defaults ALTER a SET DEFAULT 7, ALTER b SET DEFAULT 'it''s';
COMMENT ON VIEW d_defaults IS 'with defaults';
COMMENT ON COLUMN d_defaults.a IS 'seven';
CREATE TABLE renamed_base (x int, y int);
CREATE VIEW d_renamed AS SELECT x, y FROM renamed_base;
ALTER TABLE renamed_base RENAME x TO z;
ALTER VIEW d_renamed RENAME COLUMN y TO "Y y";
CREATE VIEW d_replaced AS SELECT 1 AS a;
CREATE OR REPLACE VIEW d_replaced AS SELECT 2 AS a, 'x'::text AS b;
-- recursive; with several terms; materialized or not; data-modifying ones can't be; SEARCH and CYCLE
CREATE RECURSIVE VIEW r_recursive (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM r_recursive WHERE n < 10;
CREATE VIEW r_with AS WITH x AS MATERIALIZED (SELECT * FROM t), y (k) AS NOT MATERIALIZED (SELECT id FROM x) SELECT y.k FROM y JOIN x ON x.id = y.k;
CREATE VIEW r_search AS WITH RECURSIVE g (id, up) AS (SELECT id, t_id FROM u UNION ALL SELECT u.id, u.t_id FROM u JOIN g ON u.t_id = g.id)
  SEARCH DEPTH FIRST BY id SET path CYCLE id SET looped TO 1 DEFAULT 0 USING trail SELECT id, up, looped FROM g ORDER BY path;
CREATE VIEW r_breadth AS WITH RECURSIVE g AS (SELECT 1 AS n UNION SELECT n + 1 FROM g WHERE n < 3) SEARCH BREADTH FIRST BY n SET o CYCLE n SET c USING p SELECT n, c FROM g ORDER BY o;
CREATE VIEW r_nested AS WITH a AS (WITH b AS (SELECT 1 AS n) SELECT * FROM b) SELECT * FROM a, (WITH c AS (SELECT 2 AS m) SELECT * FROM c) s;
-- joins: every sort, USING with an alias, natural, lateral, nested, aliases with columns
CREATE VIEW j_inner AS SELECT t.id, u.e FROM t JOIN u ON u.t_id = t.id;
CREATE VIEW j_outer AS SELECT t.id, u.e, u2.a FROM t LEFT JOIN u ON u.t_id = t.id RIGHT JOIN u u2 ON u2.id = t.id FULL JOIN u u3 ON false;
CREATE VIEW j_using AS SELECT id, a, t.b, u.e FROM t JOIN u USING (id, a);
CREATE VIEW j_using_full AS SELECT id, t.a AS ta, u.a AS ua FROM t FULL JOIN u USING (id);
CREATE VIEW j_using_alias AS SELECT j.id, t.b FROM t JOIN u USING (id) AS j;
CREATE VIEW j_natural AS SELECT * FROM t NATURAL JOIN (SELECT id, e FROM u) s;
CREATE VIEW j_lateral AS SELECT t.id, l.n, f.x FROM t, LATERAL (SELECT t.a * 2 AS n) l LEFT JOIN LATERAL rows_of(l.n) f ON true;
CREATE VIEW j_nested AS SELECT x.id FROM t x JOIN (u y CROSS JOIN w z) ON x.id = y.id;
CREATE VIEW j_nested_alias AS SELECT k.p, k.q FROM (t x JOIN u y ON x.id = y.id) AS k (p, q);
CREATE VIEW j_comma AS SELECT t.id FROM t, u, w WHERE t.id = u.id;
CREATE VIEW j_self AS SELECT x.id, y.id AS id2 FROM t x, t y;
CREATE VIEW j_only AS SELECT id FROM ONLY t;
CREATE VIEW j_sample AS SELECT t.id FROM t TABLESAMPLE bernoulli (10) REPEATABLE (1), u TABLESAMPLE system (5.5);
-- functions in FROM: ordinality, several, column definitions, in another schema
CREATE VIEW f_rows AS SELECT * FROM rows_of(3) AS r (p, q);
CREATE VIEW f_ordinality AS SELECT * FROM unnest(ARRAY['a', 'b']) WITH ORDINALITY AS k (v, n);
CREATE VIEW f_several AS SELECT * FROM ROWS FROM (rows_of(2), generate_series(1, 3), any_rows() AS (i int, s text)) WITH ORDINALITY;
CREATE VIEW f_record AS SELECT r.i FROM any_rows() AS r (i int, s text COLLATE "C");
CREATE VIEW f_srf AS SELECT generate_series(1, 3) AS g, unnest(arr) AS e FROM t;
CREATE VIEW f_json AS SELECT e.key, e.value FROM t, jsonb_each(t.d) e;
CREATE VIEW f_recordset AS SELECT * FROM json_to_recordset('[]') AS x (a int, b pair);
CREATE VIEW f_named AS SELECT make_interval(days => 3, hours => 2) AS i, concat(VARIADIC ARRAY['a', 'b']) AS v, (rows_of(n => 1)).x AS r;
CREATE VIEW f_sqlvalue AS SELECT CURRENT_DATE AS a, CURRENT_TIME(2) AS b, CURRENT_USER AS c, SESSION_USER AS d, CURRENT_CATALOG AS e, CURRENT_SCHEMA AS f, LOCALTIME AS g, USER AS h;
CREATE VIEW f_special AS SELECT EXTRACT(year FROM c) AS a, SUBSTRING(b FROM 2 FOR 3) AS b, SUBSTRING(b FROM '[a-z]+') AS b2, SUBSTRING(b SIMILAR 'a#"b#"c' ESCAPE '#') AS b3,
  POSITION('x' IN b) AS p, OVERLAY(b PLACING 'y' FROM 1 FOR 1) AS o, TRIM(BOTH 'x' FROM b) AS tr, TRIM(LEADING FROM b) AS tl, ts AT TIME ZONE 'UTC' AS z,
  (c, c) OVERLAPS (c, c + 1) AS ov, NORMALIZE(b, NFC) AS n, b IS NFC NORMALIZED AS nn, COLLATION FOR (b) AS cf, NULLIF(a, 1) AS ni, GREATEST(a, 2, 3) AS g, LEAST(a, 1) AS l, GROUPING(a) AS gr
  FROM t GROUP BY a, b, c, ts;
CREATE VIEW f_xml AS SELECT XMLELEMENT(NAME "x y", XMLATTRIBUTES(id AS k, b), b, XMLFOREST(a AS z)) AS e, XMLCONCAT('<a/>', '<b/>') AS c, XMLPI(NAME php, 'x') AS p,
  XMLROOT('<a/>', VERSION '1.0', STANDALONE YES) AS r, XMLPARSE(DOCUMENT '<a/>') AS d, XMLSERIALIZE(CONTENT '<a/>' AS text) AS s, '<a/>'::xml IS DOCUMENT AS isd, XMLEXISTS('//a' PASSING BY REF '<a/>') AS x FROM t;
CREATE VIEW f_xmltable AS SELECT xt.* FROM XMLTABLE(XMLNAMESPACES('http://x' AS x), '/x:r/x:i' PASSING ('<r/>'::xml) COLUMNS n FOR ORDINALITY, a int PATH '@a' DEFAULT 3 NOT NULL, b text) xt;
-- expressions
CREATE VIEW e_operators AS SELECT a OPERATOR(pg_catalog.+) 1 AS p, - a AS m, NOT (a > 1 AND b <> 'x' OR c IS NULL) AS l, a BETWEEN 1 AND 5 AS bt, a NOT BETWEEN SYMMETRIC 5 AND 1 AS bs,
  a IN (1, 2) AS i, a NOT IN (SELECT id FROM u) AS ni, b LIKE 'x%' ESCAPE '#' AS lk, b NOT ILIKE '%y' AS il, b SIMILAR TO 'a|b' AS st, b ~ 'x' AS re, a IS DISTINCT FROM 3 AS isd, a IS NOT DISTINCT FROM NULL AS nd,
  (a > 1) IS TRUE AS tr, (a > 1) IS NOT UNKNOWN AS un, (a, b) = (1, 'x') AS rc, (a, b) < (2, 'y') AS rl, ROW(a, b) IS NULL AS rn, (a, b) IN (SELECT id, b FROM t) AS rs FROM t;
CREATE VIEW e_subqueries AS SELECT EXISTS (SELECT 1 FROM u WHERE u.id = t.id) AS e, ARRAY(SELECT id FROM u ORDER BY 1) AS ar, a = ANY (arr) AS an, a > ALL (SELECT id FROM u) AS al, a = ANY ((SELECT array_agg(id) FROM u)::int[]) AS aa, (SELECT max(e) FROM u) AS s FROM t;
CREATE VIEW e_case AS SELECT CASE a WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'many' END AS s, CASE WHEN a IS NULL THEN NULL::int ELSE a END AS n, CASE WHEN a > 0 THEN (SELECT 1) END AS q FROM t;
CREATE VIEW e_composites AS SELECT (p).l, (p).r, (ps[1]).l AS l2, ROW(1, 'x')::pair AS c, (ROW(1, 'y')::pair).r AS r2, ps[1:2] AS sl, (SELECT (p).l) AS sq, w.p = ROW(1, 'x')::pair AS eq FROM w;
CREATE VIEW e_arrays AS SELECT arr[1] AS a1, arr[1:2] AS a2, arr[:3] AS a3, arr || 4 AS a4, ARRAY[[1, 2], [3, 4]] AS a5, '{}'::int[] AS a6, ARRAY[]::text[] AS a7, (ARRAY[1, 2])[1] AS a8, d['x']['y'] AS j FROM t;
CREATE VIEW e_casts AS SELECT a::text AS a1, CAST(b AS varchar(3)) AS a2, '2024-01-01'::date AS a3, interval '1 day' AS a4, 1::numeric(5,2) AS a5, '1'::"char" AS a6, f::int AS a7, E'\\x41'::bytea AS a8, B'101' AS a9, X'1F' AS b1,
  'a\b'::text AS b2, E'a\nb' AS b3, U&'\0441' AS b4, -1 AS b5, (-1)::int2 AS b6, 1e100 AS b7, 10000000000 AS b8, '(1,x)'::pair AS b9, 't'::regclass AS c1, NULL::pair AS c2, interval '3' hour AS c3, time '12:00' AS c4 FROM t;
CREATE VIEW e_collate AS SELECT b COLLATE "C" AS b, b < 'x' COLLATE "POSIX" AS l FROM t ORDER BY b COLLATE "C" DESC, "Quoted" COLLATE "POSIX" NULLS FIRST;
-- grouping, windows, aggregates
CREATE VIEW g_group AS SELECT a, count(*) AS n, count(DISTINCT b) AS d, sum(f) FILTER (WHERE f > 0) AS s, string_agg(b, ',' ORDER BY b DESC, a) AS st, array_agg(DISTINCT a ORDER BY a) AS ag FROM t GROUP BY a HAVING count(*) > 1;
CREATE VIEW g_sets AS SELECT a, b, grouping(a, b) AS g FROM t GROUP BY GROUPING SETS ((a, b), (a), ());
CREATE VIEW g_cube AS SELECT a, b, c FROM t GROUP BY CUBE (a, b), ROLLUP (c, (a, c));
CREATE VIEW g_distinct AS SELECT a, b FROM t GROUP BY DISTINCT ROLLUP (a, b), ROLLUP (a, b);
CREATE VIEW g_within AS SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY f DESC) AS p, mode() WITHIN GROUP (ORDER BY a) FILTER (WHERE a > 1) AS m, rank(1, 'x') WITHIN GROUP (ORDER BY a, b NULLS FIRST) AS r FROM t;
CREATE VIEW g_by_key AS SELECT t.id, t.b, t.c, count(u.id) AS n FROM t LEFT JOIN u ON u.t_id = t.id GROUP BY t.id;
CREATE VIEW g_windows AS SELECT row_number() OVER (PARTITION BY a ORDER BY b) AS rn, sum(f) OVER w AS s, lag(a, 2, 0) OVER (w ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING) AS l,
  first_value(a) OVER (ORDER BY ts RANGE BETWEEN '1 day'::interval PRECEDING AND CURRENT ROW EXCLUDE TIES) AS fv, max(a) OVER (ORDER BY a GROUPS BETWEEN CURRENT ROW AND 2 FOLLOWING EXCLUDE CURRENT ROW) AS mx,
  count(*) FILTER (WHERE a > 1) OVER (ORDER BY a ROWS UNBOUNDED PRECEDING EXCLUDE GROUP) AS c, ntile(4) OVER () AS nt FROM t WINDOW w AS (PARTITION BY b ORDER BY c DESC NULLS LAST);
-- sets, order, limits, locks
CREATE VIEW s_sets AS SELECT id FROM t UNION SELECT id FROM u UNION ALL (SELECT a FROM t INTERSECT SELECT a FROM u) EXCEPT ALL SELECT 1 ORDER BY 1 DESC LIMIT 5 OFFSET 2;
CREATE VIEW s_parens AS (SELECT id FROM t ORDER BY id LIMIT 1) UNION ALL (SELECT id FROM u FETCH FIRST 2 ROWS ONLY);
CREATE VIEW s_ties AS SELECT id, a FROM t ORDER BY a USING > FETCH FIRST 3 ROWS WITH TIES;
CREATE VIEW s_values AS VALUES (1, 'a'), (2, NULL), (3, 'c');
CREATE VIEW s_values_from AS SELECT v.x FROM (VALUES (1, 'a'), (2, 'b')) AS v (x, y) WHERE v.y > 'a';
CREATE VIEW s_distinct_on AS SELECT DISTINCT ON (a, b) id, a FROM t ORDER BY a, b, id DESC;
CREATE VIEW s_distinct AS SELECT DISTINCT a, b FROM t;
CREATE VIEW s_locks AS SELECT t.id FROM t JOIN u USING (id) FOR UPDATE OF t NOWAIT FOR KEY SHARE OF u SKIP LOCKED;
CREATE VIEW s_limit_all AS SELECT id FROM t LIMIT ALL;
CREATE VIEW s_limit_null AS SELECT id FROM t LIMIT (NULL + 1);
CREATE VIEW s_types AS SELECT 'a' AS x UNION SELECT v FROM t;
-- of views, of catalogs, of another schema with the same names, with names that clash
CREATE VIEW v_view AS SELECT c_star.id FROM c_star JOIN j_inner USING (id);
CREATE VIEW v_catalog AS SELECT relname, pg_get_expr(relpartbound, oid) AS b FROM pg_class WHERE relkind = 'r';
CREATE VIEW v_information AS SELECT table_name FROM information_schema.tables;
CREATE TABLE other.t (id int, x int);
CREATE VIEW other.v AS SELECT a.id, b.x FROM public.t a, other.t b;
CREATE VIEW v_both AS SELECT t.id FROM t WHERE EXISTS (SELECT FROM other.t WHERE t.id = 1);
CREATE VIEW v_clash AS SELECT t.id, t_1.id AS id_1 FROM t, other.t t_1;
CREATE VIEW other.depends AS SELECT t.t, t.t IS NULL AS n FROM (SELECT 1 AS t) t;
-- columns of a base table dropped and added after the view was made
CREATE TABLE changing (a int, gone int, b int);
CREATE VIEW v_changing AS SELECT x.a, x.q FROM changing AS x (a, g, q);
ALTER TABLE changing DROP COLUMN gone;
ALTER TABLE changing ADD c int;
CREATE VIEW v_merged AS SELECT * FROM changing JOIN u USING (a);
ALTER TABLE changing ADD e int;
ALTER TABLE u ADD b int;
ALTER TABLE changing ADD t_id int;
