CREATE SCHEMA other;
CREATE TABLE t (a int, b int, c text, d date, "Odd" int);
-- kinds: all, each one, two of them
CREATE STATISTICS k_all ON a, b FROM t;
CREATE STATISTICS k_ndistinct (ndistinct) ON a, b FROM t;
CREATE STATISTICS k_dependencies (dependencies) ON a, b, c FROM t;
CREATE STATISTICS k_mcv (mcv) ON c, a FROM t;
CREATE STATISTICS k_two (ndistinct, mcv) ON a, "Odd" FROM t;
CREATE STATISTICS k_named (mcv, dependencies, ndistinct) ON a, d FROM t;
-- expressions: alone, several, with columns
CREATE FUNCTION norm(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE STATISTICS e_alone ON (a % 10) FROM t;
CREATE STATISTICS e_several ON (a + b), lower(c), date_trunc('month', d::timestamp) FROM t;
CREATE STATISTICS e_mixed (mcv) ON a, (norm(c)), b, (CASE WHEN a > 1 THEN b END) FROM t;
-- target
CREATE STATISTICS t_target ON a, c FROM t;
ALTER STATISTICS t_target SET STATISTICS 500;
CREATE STATISTICS t_zero ON b, c FROM t;
ALTER STATISTICS t_zero SET STATISTICS 0;
CREATE STATISTICS t_again ON b, d FROM t;
ALTER STATISTICS t_again SET STATISTICS 5;
ALTER STATISTICS t_again SET STATISTICS -1;
-- in another schema than its table, renamed, moved, quoted; comment
CREATE STATISTICS other.s ON a, b FROM t;
CREATE STATISTICS was ON a, b FROM t;
ALTER STATISTICS was RENAME TO "Odd Stat";
ALTER STATISTICS "Odd Stat" SET SCHEMA other;
COMMENT ON STATISTICS other."Odd Stat" IS 'it''s odd';
-- of a partitioned table, a materialized view, a foreign table, after a dropped column
CREATE TABLE parted (a int, b int) PARTITION BY LIST (a);
CREATE STATISTICS parted_stat ON a, b FROM parted;
CREATE MATERIALIZED VIEW mv AS SELECT a, b FROM t;
CREATE STATISTICS mv_stat ON a, b FROM mv;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE ft (a int, b int) SERVER s;
CREATE STATISTICS ft_stat ON a, b FROM ft;
CREATE TABLE dropped (gone int, a int, b int);
ALTER TABLE dropped DROP gone;
CREATE STATISTICS dropped_stat ON b, a FROM dropped;
