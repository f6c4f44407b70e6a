CREATE SCHEMA other;
CREATE TABLE t (id int PRIMARY KEY, a int, b text, at timestamptz);
INSERT INTO t VALUES (1, 2, 'x', '2024-01-01');

-- filled, empty, refreshed, emptied again
CREATE MATERIALIZED VIEW m_data AS SELECT id, a FROM t;
CREATE MATERIALIZED VIEW m_no_data AS SELECT id, b FROM t WITH NO DATA;
CREATE MATERIALIZED VIEW m_refreshed AS SELECT count(*) AS n FROM t WITH NO DATA;
REFRESH MATERIALIZED VIEW m_refreshed;
CREATE MATERIALIZED VIEW m_emptied AS SELECT 1 AS one;
REFRESH MATERIALIZED VIEW m_emptied WITH NO DATA;
-- column names, method, storage parameters
CREATE MATERIALIZED VIEW m_options (key, "Value") USING heap WITH (fillfactor = 60, autovacuum_enabled = false, toast.autovacuum_enabled = off) AS SELECT id, b FROM t;
CREATE ACCESS METHOD heap_twin TYPE TABLE HANDLER heap_tableam_handler;
CREATE MATERIALIZED VIEW m_twin USING heap_twin AS SELECT b FROM t;
-- columns: statistics, storage, compression, options, comments, renamed
CREATE MATERIALIZED VIEW m_columns AS SELECT id, b, b AS c, at FROM t;
ALTER MATERIALIZED VIEW m_columns ALTER b SET STORAGE EXTERNAL, ALTER b SET STATISTICS 321, ALTER c SET COMPRESSION pglz;
ALTER MATERIALIZED VIEW m_columns ALTER id SET (n_distinct = -1);
ALTER MATERIALIZED VIEW m_columns RENAME COLUMN at TO "When";
COMMENT ON MATERIALIZED VIEW m_columns IS 'columns with settings';
COMMENT ON COLUMN m_columns.b IS 'out of line';
-- indexes: unique, expression, partial, with settings, clustered, commented
CREATE MATERIALIZED VIEW m_indexed AS SELECT id, a, b FROM t;
CREATE UNIQUE INDEX m_indexed_id ON m_indexed (id);
CREATE INDEX m_indexed_lower ON m_indexed (lower(b)) WHERE a > 1;
CREATE INDEX ON m_indexed USING hash (b) WITH (fillfactor = 40);
ALTER INDEX m_indexed_lower ALTER COLUMN 1 SET STATISTICS 50;
ALTER MATERIALIZED VIEW m_indexed CLUSTER ON m_indexed_id;
COMMENT ON INDEX m_indexed_id IS 'for refreshing concurrently';
-- of one another, of views, and views of them; in the reverse order of names
CREATE MATERIALIZED VIEW z_first AS SELECT id FROM m_data;
CREATE VIEW y_view AS SELECT id FROM z_first;
CREATE MATERIALIZED VIEW a_last AS SELECT id FROM y_view;
-- of functions, with a statistics object, in another schema, grouped by a key
CREATE FUNCTION label(t) RETURNS text LANGUAGE sql STABLE AS 'SELECT $1.b';
CREATE MATERIALIZED VIEW other.m AS SELECT label(t) AS l, t.a FROM public.t;
CREATE STATISTICS m_stat ON id, a FROM m_indexed;
CREATE MATERIALIZED VIEW m_by_key AS SELECT t.id, t.b, count(*) AS n FROM t GROUP BY t.id;
CREATE UNIQUE INDEX ON m_by_key (id);
-- depends on an extension; moved and renamed
CREATE EXTENSION pg_trgm;
CREATE MATERIALIZED VIEW m_depends AS SELECT similarity('a', b) AS s FROM t;
ALTER MATERIALIZED VIEW m_depends DEPENDS ON EXTENSION pg_trgm;
CREATE MATERIALIZED VIEW m_moved AS SELECT 1 AS x;
ALTER MATERIALIZED VIEW m_moved SET SCHEMA other;
ALTER MATERIALIZED VIEW other.m_moved RENAME TO m_there;
