CREATE EXTENSION pg_trgm;
CREATE EXTENSION bloom;
CREATE SCHEMA other;
CREATE TABLE t (
  id int, a int, b int, t text, u text COLLATE "C", v varchar(20), j jsonb, ar int[], ts tsvector, r int4range, p point, bx box,
  i inet, d date, "Quoted Col" text, x xml);

-- methods
CREATE INDEX m_btree ON t USING btree (a);
CREATE INDEX m_hash ON t USING hash (t);
CREATE INDEX m_gist ON t USING gist (p);
CREATE INDEX m_spgist ON t USING spgist (p);
CREATE INDEX m_gin ON t USING gin (ar);
CREATE INDEX m_brin ON t USING brin (d);
CREATE INDEX m_bloom ON t USING bloom (a, b, t) WITH (length = 96, col1 = 3, col2 = 4, col3 = 1);
CREATE ACCESS METHOD hash_twin TYPE INDEX HANDLER hashhandler;
CREATE OPERATOR CLASS int4_twin DEFAULT FOR TYPE int USING hash_twin AS
  OPERATOR 1 =, FUNCTION 1 hashint4(int), FUNCTION 2 hashint4extended(int, bigint);
CREATE INDEX m_twin ON t USING hash_twin (a) WITH (fillfactor = 50);

-- order and nulls, each combination
CREATE INDEX o_all ON t (a ASC, b DESC, t NULLS FIRST, u NULLS LAST, v ASC NULLS FIRST, d DESC NULLS LAST);
-- collations and operator classes
CREATE INDEX c_collate ON t (t COLLATE "C", u COLLATE "POSIX", v COLLATE "default", lower(t) COLLATE "C");
CREATE INDEX c_class ON t (t text_pattern_ops, v varchar_pattern_ops DESC, u COLLATE "POSIX" text_pattern_ops NULLS FIRST);
CREATE INDEX c_trgm ON t USING gin (t gin_trgm_ops, v gin_trgm_ops);
CREATE INDEX c_path ON t USING gin (j jsonb_path_ops);
CREATE INDEX c_quad ON t USING spgist (p kd_point_ops);
CREATE INDEX c_inet ON t USING gist (i inet_ops);
CREATE INDEX c_minmax_multi ON t USING brin (a int4_minmax_multi_ops, t text_bloom_ops, d);
-- operator classes with parameters
CREATE INDEX p_trgm ON t USING gist (t gist_trgm_ops (siglen = 32), v gist_trgm_ops);
CREATE INDEX p_ts ON t USING gist (ts tsvector_ops (siglen = 100));
CREATE INDEX p_multi ON t USING brin (a int4_minmax_multi_ops (values_per_range = 16), t text_bloom_ops (n_distinct_per_range = 50, false_positive_rate = 0.05));
-- storage parameters of each method
CREATE INDEX s_btree ON t (a) WITH (fillfactor = 70, deduplicate_items = off);
CREATE INDEX s_hash ON t USING hash (a) WITH (fillfactor = 60);
CREATE INDEX s_gist ON t USING gist (r) WITH (fillfactor = 65, buffering = on);
CREATE INDEX s_spgist ON t USING spgist (r) WITH (fillfactor = 66);
CREATE INDEX s_gin ON t USING gin (j) WITH (fastupdate = off, gin_pending_list_limit = 128);
CREATE INDEX s_brin ON t USING brin (a) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX s_later ON t (b);
ALTER INDEX s_later SET (fillfactor = 50);
CREATE INDEX s_reset ON t (b) WITH (fillfactor = 51);
ALTER INDEX s_reset RESET (fillfactor);
-- INCLUDE
CREATE INDEX i_btree ON t (a) INCLUDE (b, "Quoted Col");
CREATE UNIQUE INDEX i_unique ON t (id) INCLUDE (t, x);
CREATE INDEX i_gist ON t USING gist (p) INCLUDE (a);
CREATE INDEX i_spgist ON t USING spgist (p) INCLUDE (a, b);
-- expressions: functions, operators, casts, constants, case, a row, quoted columns
CREATE FUNCTION norm(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE FUNCTION other.norm(text, int DEFAULT 2) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT left($1, $2)';
CREATE INDEX e_function ON t (lower(t));
CREATE INDEX e_own ON t (norm(t), other.norm(t), other.norm(t, 3));
CREATE INDEX e_operator ON t ((a + b), (- a), (t || ' ' || u));
CREATE INDEX e_cast ON t ((a::text), ((j ->> 'k')::int), (j -> 'a' -> 'b'));
CREATE INDEX e_case ON t ((CASE WHEN a > 0 THEN t END), coalesce(u, ''), (a IS NULL));
CREATE INDEX e_ts ON t USING gin (to_tsvector('english', coalesce(t, '') || ' ' || coalesce(u, '')));
CREATE INDEX e_mixed ON t (a, lower("Quoted Col") DESC, b) WHERE "Quoted Col" IS NOT NULL;
CREATE INDEX e_row ON t ((t IS NOT NULL));
CREATE INDEX e_extract ON t (EXTRACT(year FROM d), (d + 1), date_part('month', d));
-- partial; unique; both; over a constant
CREATE INDEX w_plain ON t (a) WHERE b > 5 AND t IS NOT NULL;
CREATE UNIQUE INDEX w_unique ON t (a) WHERE NOT (b = 1 OR b = 2);
CREATE UNIQUE INDEX w_one_row ON t ((true)) WHERE a = 1;
CREATE INDEX w_function ON t (a) WHERE norm(t) = 'x' AND t LIKE 'a%' AND ar @> ARRAY[1];
CREATE INDEX w_in ON t (a) WHERE t IN ('a', 'b');
-- names: chosen by the server, equal definitions, other schema's table, quoted
CREATE INDEX ON t (a);
CREATE INDEX ON t (a);
CREATE INDEX ON t (lower(t), (a + b));
CREATE INDEX "Index With ""Quotes""" ON t (b);
CREATE TABLE other.t (a int);
CREATE INDEX m_btree ON other.t (a);
-- statistics targets of expression columns; the method's marks
CREATE INDEX st_one ON t ((a + b), lower(t), u);
ALTER INDEX st_one ALTER COLUMN 1 SET STATISTICS 400;
ALTER INDEX st_one ALTER COLUMN 2 SET STATISTICS 0;
CREATE TABLE marked (a int NOT NULL, b int NOT NULL);
CREATE UNIQUE INDEX marked_a ON marked (a);
CREATE UNIQUE INDEX marked_b ON marked (b);
ALTER TABLE marked CLUSTER ON marked_a;
ALTER TABLE marked REPLICA IDENTITY USING INDEX marked_b;
-- renamed, moved with its table; after columns were dropped
CREATE INDEX old_name ON t (d, a);
ALTER INDEX old_name RENAME TO new_name;
CREATE TABLE dropped_columns (a int, b int, c int, d int);
ALTER TABLE dropped_columns DROP COLUMN a, DROP COLUMN c;
CREATE INDEX dropped_columns_i ON dropped_columns (d, b, (d + b));
COMMENT ON INDEX m_btree IS 'it''s a comment';
COMMENT ON INDEX "Index With ""Quotes""" IS 'quoted';
-- of an unlogged table
CREATE UNLOGGED TABLE unlogged_t (a int);
CREATE INDEX unlogged_i ON unlogged_t (a);
-- depends on an extension
CREATE INDEX x_index ON t USING gin (u gin_trgm_ops);
ALTER INDEX x_index DEPENDS ON EXTENSION pg_trgm;
