CREATE SCHEMA parts;
CREATE TYPE region AS ENUM ('north', 'south', 'it''s west');

-- range: one column, bounds, a default partition
CREATE TABLE sales (id bigint NOT NULL, sold_on date NOT NULL, amount numeric(10,2) DEFAULT 0, note text) PARTITION BY RANGE (sold_on);
CREATE TABLE sales_2023 PARTITION OF sales FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE sales_2024 PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE sales_old PARTITION OF sales FOR VALUES FROM (MINVALUE) TO ('2023-01-01');
CREATE TABLE sales_new PARTITION OF sales FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);
CREATE TABLE events (id int, at timestamptz) PARTITION BY RANGE (at);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2024-02-01 00:00:00+00');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- range: several columns, MINVALUE and MAXVALUE in each place
CREATE TABLE grid (x int, y text, z numeric) PARTITION BY RANGE (x, y, z);
CREATE TABLE grid_a PARTITION OF grid FOR VALUES FROM (MINVALUE, MINVALUE, MINVALUE) TO (0, 'm', 1.5);
CREATE TABLE grid_b PARTITION OF grid FOR VALUES FROM (0, 'm', 1.5) TO (0, MAXVALUE, MAXVALUE);
CREATE TABLE grid_c PARTITION OF grid FOR VALUES FROM (-1 + 2, MINVALUE, MINVALUE) TO (MAXVALUE, MAXVALUE, MAXVALUE);
-- list: numbers, text with quotes, NULL, an enum, booleans, a default
CREATE TABLE listed (k text, v int) PARTITION BY LIST (k);
CREATE TABLE listed_ab PARTITION OF listed FOR VALUES IN ('a', 'b''s', 'c,d', '');
CREATE TABLE listed_null PARTITION OF listed FOR VALUES IN (NULL);
CREATE TABLE listed_n PARTITION OF listed FOR VALUES IN ('n', 'null');
CREATE TABLE listed_default PARTITION OF listed DEFAULT;
CREATE TABLE by_region (r region, v int) PARTITION BY LIST (r);
CREATE TABLE by_region_n PARTITION OF by_region FOR VALUES IN ('north', 'it''s west');
CREATE TABLE by_bool (b boolean) PARTITION BY LIST (b);
CREATE TABLE by_bool_t PARTITION OF by_bool FOR VALUES IN (true);
CREATE TABLE by_uuid (u uuid, v varchar(5)) PARTITION BY RANGE (u);
CREATE TABLE by_uuid_low PARTITION OF by_uuid FOR VALUES FROM (MINVALUE) TO ('80000000-0000-0000-0000-000000000000');
-- hash: one column, several, an operator class of one's own
CREATE TABLE hashed (id int, t text) PARTITION BY HASH (id, t);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 6, REMAINDER 1);
CREATE TABLE hashed_4 PARTITION OF hashed FOR VALUES WITH (MODULUS 6, REMAINDER 4);
CREATE FUNCTION hash_plain(int, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS 'SELECT $1 + $2';
CREATE OPERATOR CLASS int_plain FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 2 hash_plain(int, bigint);
CREATE TABLE hashed_own (id int) PARTITION BY HASH (id int_plain);
CREATE TABLE hashed_own_0 PARTITION OF hashed_own FOR VALUES WITH (MODULUS 2, REMAINDER 0);
-- keys: expressions, functions, collations, operator classes, a column twice
CREATE FUNCTION month_of(d date) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT extract(month FROM d)::int';
CREATE TABLE keyed_by_expression (d date, t text, n int) PARTITION BY RANGE (month_of(d), (n + 1), lower(t) COLLATE "C" text_pattern_ops);
CREATE TABLE keyed_by_expression_1 PARTITION OF keyed_by_expression FOR VALUES FROM (1, 0, 'a') TO (4, 0, 'm');
CREATE TABLE keyed_by_collation (t text, u varchar(9)) PARTITION BY RANGE (t COLLATE "POSIX", u varchar_pattern_ops);
CREATE TABLE keyed_by_collation_1 PARTITION OF keyed_by_collation FOR VALUES FROM ('A', 'a') TO ('Z', 'z');
CREATE TABLE keyed_by_case (a int, b int) PARTITION BY LIST ((CASE WHEN a > 0 THEN b ELSE 0 END));
CREATE TABLE keyed_by_case_0 PARTITION OF keyed_by_case FOR VALUES IN (0);

-- without a partition
CREATE TABLE no_parts (a int) PARTITION BY RANGE (a);

-- partitions of partitions, in another schema, three deep
CREATE TABLE tree (a int, b text, c date) PARTITION BY LIST (a);
CREATE TABLE parts.tree_1 PARTITION OF tree FOR VALUES IN (1) PARTITION BY RANGE (b);
CREATE TABLE parts.tree_1_a PARTITION OF parts.tree_1 FOR VALUES FROM ('a') TO ('n') PARTITION BY HASH (c);
CREATE TABLE parts.tree_1_a_0 PARTITION OF parts.tree_1_a FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TABLE parts.tree_1_rest PARTITION OF parts.tree_1 DEFAULT;

-- a partition's own: default, none, NOT NULL, checks, storage, options, comments, primary key, index, persistence
CREATE TABLE base (id int, kind text DEFAULT 'base', n int, note text, CONSTRAINT base_n CHECK (n >= 0)) PARTITION BY LIST (id);
CREATE TABLE base_1 PARTITION OF base (
  kind DEFAULT 'one', n NOT NULL, note DEFAULT 'n', CONSTRAINT base_1_note CHECK (note <> ''), PRIMARY KEY (id), UNIQUE (kind)
) FOR VALUES IN (1) WITH (fillfactor = 75, autovacuum_enabled = false);
ALTER TABLE base_1 ALTER note SET STORAGE EXTERNAL, ALTER note SET STATISTICS 17, ALTER n SET (n_distinct = 4);
CREATE INDEX base_1_n ON base_1 (n) WHERE n > 10;
COMMENT ON TABLE base_1 IS 'a part';
COMMENT ON COLUMN base_1.kind IS 'a part''s column';
CREATE TABLE base_2 PARTITION OF base FOR VALUES IN (2);
ALTER TABLE base_2 ALTER kind DROP DEFAULT;
CREATE UNLOGGED TABLE base_3 PARTITION OF base FOR VALUES IN (3);
CREATE TABLE base_4 PARTITION OF base (CONSTRAINT base_n CHECK (n >= 0)) FOR VALUES IN (4);
ALTER TABLE base ADD CONSTRAINT base_late CHECK (id < 100) NOT VALID;
ALTER TABLE base ALTER n SET STATISTICS 33;
ALTER TABLE ONLY base ALTER note SET STORAGE MAIN;

-- attached: columns in another order, dropped ones between, constraints of its own
CREATE TABLE attached_to (a int NOT NULL, b text DEFAULT 'x', c date) PARTITION BY RANGE (a);
CREATE TABLE attached_1 (gone int, c date, a int NOT NULL CHECK (a >= 1 AND a < 10), gone_too text, b text);
ALTER TABLE attached_1 DROP COLUMN gone, DROP COLUMN gone_too;
ALTER TABLE attached_to ATTACH PARTITION attached_1 FOR VALUES FROM (1) TO (10);
CREATE TABLE attached_2 (LIKE attached_to INCLUDING ALL);
ALTER TABLE attached_to ATTACH PARTITION attached_2 DEFAULT;
-- the parent has dropped columns
ALTER TABLE attached_to ADD d int DEFAULT 3;
ALTER TABLE attached_to DROP COLUMN c;
CREATE TABLE attached_3 PARTITION OF attached_to FOR VALUES FROM (20) TO (30);
-- detached: keeps what it had
CREATE TABLE detached PARTITION OF attached_to FOR VALUES FROM (40) TO (50);
ALTER TABLE attached_to DETACH PARTITION detached;

-- keys and indexes of the parent: made on all, by hand on each, half attached (so not valid), not attached
CREATE TABLE indexed (id int NOT NULL, k int NOT NULL, t text, CONSTRAINT indexed_key PRIMARY KEY (id, k), CONSTRAINT indexed_uniq UNIQUE (k, t) INCLUDE (id)) PARTITION BY RANGE (k);
CREATE TABLE indexed_1 PARTITION OF indexed FOR VALUES FROM (1) TO (2);
CREATE TABLE indexed_2 PARTITION OF indexed FOR VALUES FROM (2) TO (3) PARTITION BY LIST (k);
CREATE TABLE indexed_2_1 PARTITION OF indexed_2 FOR VALUES IN (2);
CREATE INDEX indexed_t ON indexed (t);
CREATE INDEX indexed_lower ON indexed USING btree (lower(t) DESC NULLS LAST) INCLUDE (id) WITH (fillfactor = 80) WHERE id > 0;
CREATE INDEX indexed_hand ON ONLY indexed (id);
CREATE INDEX indexed_1_hand ON indexed_1 (id) WITH (fillfactor = 50);
ALTER INDEX indexed_hand ATTACH PARTITION indexed_1_hand;
CREATE INDEX indexed_alone ON ONLY indexed (t, id);
CREATE INDEX indexed_1_own ON indexed_1 (k, t);
ALTER INDEX indexed_1_t_idx RENAME TO "Renamed Part Index";
ALTER INDEX indexed_1_lower_id_idx SET (fillfactor = 60);
ALTER INDEX indexed_1_lower_id_idx ALTER COLUMN 1 SET STATISTICS 55;
ALTER TABLE indexed_1 CLUSTER ON indexed_1_pkey;
ALTER TABLE indexed_1 REPLICA IDENTITY USING INDEX indexed_1_pkey;
ALTER TABLE indexed REPLICA IDENTITY USING INDEX indexed_key;
COMMENT ON INDEX indexed_t IS 'of all parts';
COMMENT ON INDEX "Renamed Part Index" IS 'of one part';
-- a partition's primary key that existed before and was attached; under another name
CREATE TABLE keyed (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE keyed_1 (id int NOT NULL CONSTRAINT own_name PRIMARY KEY);
ALTER TABLE keyed ATTACH PARTITION keyed_1 FOR VALUES FROM (0) TO (10);
ALTER TABLE keyed ADD PRIMARY KEY (id);
-- a key on the parent alone, the part's attached by hand
CREATE TABLE keyed_late (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE keyed_late_1 PARTITION OF keyed_late FOR VALUES FROM (0) TO (10);
ALTER TABLE ONLY keyed_late ADD CONSTRAINT keyed_late_uniq UNIQUE (id);
ALTER TABLE keyed_late_1 ADD CONSTRAINT keyed_late_1_mine UNIQUE (id);
ALTER INDEX keyed_late_uniq ATTACH PARTITION keyed_late_1_mine;

-- foreign keys: from partitioned to plain, from plain to partitioned, between two, to itself; of a part alone
CREATE TABLE target (id int PRIMARY KEY);
CREATE TABLE target_parted (id int, PRIMARY KEY (id)) PARTITION BY HASH (id);
CREATE TABLE target_parted_0 PARTITION OF target_parted FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE target_parted_1 PARTITION OF target_parted FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE pointing (id int PRIMARY KEY, a int REFERENCES target ON DELETE CASCADE, b int REFERENCES target_parted DEFERRABLE, up int REFERENCES pointing) PARTITION BY RANGE (id);
CREATE TABLE pointing_1 PARTITION OF pointing FOR VALUES FROM (0) TO (10);
CREATE TABLE pointing_2 (id int NOT NULL, a int, b int, up int, CONSTRAINT already FOREIGN KEY (a) REFERENCES target ON DELETE CASCADE, CONSTRAINT mine FOREIGN KEY (b) REFERENCES target);
ALTER TABLE pointing ATTACH PARTITION pointing_2 FOR VALUES FROM (10) TO (20);
CREATE TABLE plain_pointing (a int CONSTRAINT to_parted REFERENCES target_parted ON UPDATE CASCADE, b int REFERENCES target_parted_0 (id));
COMMENT ON CONSTRAINT pointing_a_fkey ON pointing IS 'for every part';

-- triggers: on all, switched off in one part, in the parent alone, replica and always, a part's own
CREATE FUNCTION do_nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE watched (id int, v int) PARTITION BY RANGE (id);
CREATE TABLE watched_1 PARTITION OF watched FOR VALUES FROM (0) TO (10);
CREATE TABLE watched_2 PARTITION OF watched FOR VALUES FROM (10) TO (20);
CREATE TRIGGER t_all AFTER INSERT ON watched FOR EACH ROW EXECUTE FUNCTION do_nothing();
CREATE TRIGGER t_off_in_one AFTER UPDATE OF v ON watched FOR EACH ROW WHEN (NEW.v > 0) EXECUTE FUNCTION do_nothing('x');
CREATE TRIGGER t_various AFTER DELETE ON watched FOR EACH ROW EXECUTE FUNCTION do_nothing();
CREATE TRIGGER t_statement BEFORE INSERT ON watched FOR EACH STATEMENT EXECUTE FUNCTION do_nothing();
CREATE TRIGGER t_own BEFORE INSERT ON watched_1 FOR EACH ROW EXECUTE FUNCTION do_nothing();
CREATE CONSTRAINT TRIGGER t_late AFTER INSERT ON watched DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION do_nothing();
ALTER TABLE watched_1 DISABLE TRIGGER t_off_in_one;
ALTER TABLE watched ENABLE REPLICA TRIGGER t_various;
ALTER TABLE watched_2 ENABLE ALWAYS TRIGGER t_various;
ALTER TABLE ONLY watched DISABLE TRIGGER t_late;
COMMENT ON TRIGGER t_all ON watched IS 'watches all parts';

-- row security, a policy on the parent and another on the part
ALTER TABLE watched ENABLE ROW LEVEL SECURITY;
ALTER TABLE watched_1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON watched USING (v > 0);
CREATE POLICY p ON watched_1 USING (v > 1);

-- generated columns
CREATE TABLE computed (a int, b int GENERATED ALWAYS AS (a * 2) STORED) PARTITION BY RANGE (a);
CREATE TABLE computed_1 PARTITION OF computed FOR VALUES FROM (0) TO (10);
CREATE TABLE serially (id serial, a int) PARTITION BY LIST (a);
CREATE TABLE serially_1 PARTITION OF serially FOR VALUES IN (1);

-- a statistics object on the parent, and on a part
CREATE STATISTICS watched_stat ON id, v FROM watched;
CREATE STATISTICS watched_1_stat (mcv) ON id, v FROM watched_1;

-- names that sort before the parent's
CREATE TABLE zz_parent (a int) PARTITION BY RANGE (a);
CREATE TABLE aa_part PARTITION OF zz_parent FOR VALUES FROM (1) TO (2);
