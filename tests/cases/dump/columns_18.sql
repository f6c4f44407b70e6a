-- needs PostgreSQL 18
-- generated when read: by name, by default, with NOT NULL and checks, over several columns, with collation and statistics
CREATE TABLE t (
  a int, b text,
  v1 int GENERATED ALWAYS AS (a * 2) VIRTUAL, v2 int GENERATED ALWAYS AS (a + 1), s int GENERATED ALWAYS AS (a * 3) STORED,
  v3 text COLLATE "C" GENERATED ALWAYS AS (upper(b)) VIRTUAL, v4 int CONSTRAINT v4_there NOT NULL GENERATED ALWAYS AS (coalesce(a, 0)), v5 int GENERATED ALWAYS AS (a - 1) VIRTUAL CHECK (v5 < 100), v6 numeric(8,2)[] GENERATED ALWAYS AS (ARRAY[a]::numeric(8,2)[]));
COMMENT ON COLUMN t.v1 IS 'never stored';
CREATE TABLE changed (a int, v int GENERATED ALWAYS AS (a));
ALTER TABLE changed ALTER v SET EXPRESSION AS (a + 2);
CREATE VIEW w AS SELECT v1, v2 FROM t;
CREATE TRIGGER tr AFTER UPDATE ON t FOR EACH ROW WHEN (OLD.a > 1) EXECUTE FUNCTION suppress_redundant_updates_trigger();
-- of a child, a partition, a foreign table
CREATE TABLE child (own int) INHERITS (t);
CREATE TABLE child_other (v1 int GENERATED ALWAYS AS (a * 20) VIRTUAL) INHERITS (t);
CREATE TABLE parted (a int, v int GENERATED ALWAYS AS (a * 2) VIRTUAL) PARTITION BY RANGE (a);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10);
CREATE FOREIGN DATA WRAPPER fdw;
CREATE SERVER s FOREIGN DATA WRAPPER fdw;
CREATE FOREIGN TABLE far (a int, v int GENERATED ALWAYS AS (a) VIRTUAL) SERVER s;
-- LIKE of a table as a foreign one; settings of a table that are new
CREATE FOREIGN TABLE far_like (LIKE t INCLUDING ALL) SERVER s;
CREATE TABLE tuned (a text) WITH (vacuum_max_eager_freeze_failure_rate = 0.2, autovacuum_vacuum_max_threshold = 1000, toast.vacuum_max_eager_freeze_failure_rate = 0.3, toast.autovacuum_vacuum_max_threshold = 2000);
