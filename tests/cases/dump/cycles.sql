-- Each group is a ring of dependencies that a dump has to break open somewhere.

-- a base type and its functions of input and output
CREATE TYPE ring_type;
CREATE FUNCTION ring_type_in(cstring) RETURNS ring_type LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION ring_type_out(ring_type) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE ring_type (INPUT = ring_type_in, OUTPUT = ring_type_out, LIKE = text);
-- a range type and its canonical function
CREATE TYPE ring_range;
CREATE FUNCTION ring_canonical(ring_range) RETURNS ring_range LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE ring_range AS RANGE (SUBTYPE = int, CANONICAL = ring_canonical);
-- a support function over a type of which it is one's own
CREATE FUNCTION ring_type_length(ring_type, int, boolean) RETURNS ring_type LANGUAGE internal IMMUTABLE STRICT AS 'varchar';
CREATE CAST (ring_type AS ring_type) WITH FUNCTION ring_type_length(ring_type, int, boolean);

-- a view and a function over its row type, which the view calls after it was replaced
CREATE VIEW ring_view AS SELECT 1 AS a, NULL::text AS b;
CREATE FUNCTION ring_view_f(ring_view) RETURNS text LANGUAGE sql AS 'SELECT $1.a::text';
CREATE OR REPLACE VIEW ring_view AS SELECT 1 AS a, ring_view_f(NULL) AS b;
-- two views that meet through functions over their row types
CREATE VIEW ring_1 AS SELECT 1 AS x;
CREATE VIEW ring_2 AS SELECT 2 AS x;
CREATE FUNCTION of_ring_1(ring_1) RETURNS int LANGUAGE sql AS 'SELECT $1.x';
CREATE FUNCTION of_ring_2(ring_2) RETURNS int LANGUAGE sql AS 'SELECT $1.x';
CREATE OR REPLACE VIEW ring_1 AS SELECT of_ring_2(NULL) AS x;
CREATE OR REPLACE VIEW ring_2 AS SELECT of_ring_1(NULL) AS x;
-- two views that name one another straight away
CREATE VIEW ring_3 AS SELECT 1 AS x;
CREATE VIEW ring_4 AS SELECT x FROM ring_3;
CREATE OR REPLACE VIEW ring_3 AS SELECT x FROM ring_4;
-- a view whose rule returns its own row type, and a function over it
CREATE VIEW ring_rule AS SELECT 1 AS a;
CREATE FUNCTION ring_rule_f(ring_rule) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE TABLE ring_rule_log (a int);
CREATE RULE r AS ON INSERT TO ring_rule WHERE ring_rule_f(NEW) DO INSTEAD NOTHING;
CREATE RULE always AS ON INSERT TO ring_rule DO INSTEAD INSERT INTO ring_rule_log VALUES (NEW.a);
-- a view with options and a view over it, in such a ring
CREATE VIEW ring_options WITH (security_barrier) AS SELECT 1 AS a;
CREATE FUNCTION ring_options_f(ring_options) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE VIEW ring_options WITH (security_barrier) AS SELECT ring_options_f(NULL) AS a;
COMMENT ON COLUMN ring_options.a IS 'of a ring';
ALTER VIEW ring_options ALTER a SET DEFAULT 5;

-- a default that calls a function over the table's row type
CREATE TABLE ring_default (a int, b int);
CREATE FUNCTION ring_default_f(ring_default) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER TABLE ring_default ALTER b SET DEFAULT ring_default_f(NULL);
-- a default that calls a function which returns rows of the table
CREATE TABLE ring_rows (a int);
CREATE FUNCTION ring_rows_f() RETURNS SETOF ring_rows LANGUAGE sql AS 'SELECT * FROM ring_rows';
CREATE FUNCTION ring_rows_n(r ring_rows DEFAULT NULL) RETURNS int LANGUAGE sql AS 'SELECT count(*)::int FROM ring_rows_f()';
ALTER TABLE ring_rows ALTER a SET DEFAULT ring_rows_n();
-- a check that calls a function which reads its table, by text and by its parsed body
CREATE TABLE ring_check (a int, b int);
CREATE FUNCTION ring_check_f(int) RETURNS boolean LANGUAGE sql AS 'SELECT NOT EXISTS (SELECT 1 FROM ring_check WHERE a = $1 + 1000)';
ALTER TABLE ring_check ADD CONSTRAINT ring CHECK (ring_check_f(a));
CREATE FUNCTION ring_check_atomic(int) RETURNS boolean LANGUAGE sql RETURN NOT EXISTS (SELECT 1 FROM ring_check WHERE b = $1 + 1000);
ALTER TABLE ring_check ADD CONSTRAINT ring_atomic CHECK (ring_check_atomic(b));
-- a check over the table's row
CREATE TABLE ring_row_check (a int);
CREATE FUNCTION ring_row_check_f(ring_row_check) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
ALTER TABLE ring_row_check ADD CHECK (ring_row_check_f(ring_row_check));
-- an index over a function of the table's row
CREATE TABLE ring_index (a int);
CREATE FUNCTION ring_index_f(ring_index) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.a';
CREATE INDEX ring_index_i ON ring_index (ring_index_f(ring_index));
-- a trigger's WHEN, a policy and a statistics object over a function of the row
CREATE FUNCTION ring_trigger_f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER ring_trigger BEFORE UPDATE ON ring_index FOR EACH ROW WHEN (ring_index_f(NEW) > 0) EXECUTE FUNCTION ring_trigger_f();
CREATE POLICY ring_policy ON ring_index USING (ring_index_f(ring_index) > 0);
-- a sequence owned by the column whose default it is, read by a function in another default
CREATE TABLE ring_sequence (id serial, last int);
CREATE FUNCTION ring_sequence_f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT last_value::int FROM ring_sequence_id_seq; END;
ALTER TABLE ring_sequence ALTER last SET DEFAULT ring_sequence_f();

-- foreign keys: two tables, three, a table to itself
CREATE TABLE hen (id int PRIMARY KEY, egg int);
CREATE TABLE egg (id int PRIMARY KEY, hen int REFERENCES hen);
ALTER TABLE hen ADD FOREIGN KEY (egg) REFERENCES egg DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE rock (id int PRIMARY KEY, beats int);
CREATE TABLE scissors (id int PRIMARY KEY, beats int REFERENCES rock);
CREATE TABLE paper (id int PRIMARY KEY, beats int REFERENCES scissors);
ALTER TABLE rock ADD FOREIGN KEY (beats) REFERENCES paper;
CREATE TABLE worm (id int PRIMARY KEY, eats int REFERENCES worm);
-- tables that have columns of one another's row type
CREATE TABLE left_hand (a int);
CREATE TABLE right_hand (l left_hand);
CREATE FUNCTION right_of(left_hand) RETURNS right_hand LANGUAGE sql AS 'SELECT NULL::right_hand';
CREATE FUNCTION hands(right_hand) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER TABLE left_hand ALTER a SET DEFAULT hands(NULL);

-- a domain whose check calls a function over it, and over a table that has a column of it
CREATE DOMAIN ring_domain AS int;
CREATE FUNCTION ring_domain_f(ring_domain) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
ALTER DOMAIN ring_domain ADD CONSTRAINT ring CHECK (ring_domain_f(VALUE));
CREATE DOMAIN ring_domain_table AS int;
CREATE TABLE of_domain (d ring_domain_table);
CREATE FUNCTION ring_domain_table_f(int) RETURNS boolean LANGUAGE sql BEGIN ATOMIC SELECT NOT EXISTS (SELECT 1 FROM of_domain WHERE d > $1 + 1000); END;
ALTER DOMAIN ring_domain_table ADD CONSTRAINT ring CHECK (ring_domain_table_f(VALUE));
-- a composite type with a table's row, the table with the type
CREATE TABLE ring_composite_table (a int);
CREATE TYPE ring_composite AS (t ring_composite_table);
CREATE FUNCTION ring_composite_f(ring_composite) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER TABLE ring_composite_table ALTER a SET DEFAULT ring_composite_f(NULL);

-- views and materialized views grouped by a primary key, which comes after the tables
CREATE TABLE by_key (id int PRIMARY KEY, a text, b text);
CREATE VIEW by_key_view AS SELECT id, a, b, count(*) AS n FROM by_key GROUP BY id;
CREATE VIEW by_key_view_2 AS SELECT id, n FROM by_key_view;
CREATE MATERIALIZED VIEW by_key_matview AS SELECT id, a, b, count(*) AS n FROM by_key GROUP BY id;
CREATE MATERIALIZED VIEW by_key_matview_2 AS SELECT a FROM by_key_matview;
CREATE UNIQUE INDEX by_key_matview_i ON by_key_matview (id);
CREATE VIEW by_key_view_3 AS SELECT a FROM by_key_matview_2;
CREATE FUNCTION by_key_function() RETURNS SETOF by_key_view LANGUAGE sql BEGIN ATOMIC SELECT id, a, b, count(*) AS n FROM by_key GROUP BY id; END;
CREATE FUNCTION by_matview(by_key_matview) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE of_matview (m by_key_matview, v by_key_view, d int DEFAULT by_matview(NULL));
-- INSERT … ON CONFLICT over a constraint in a rule and in a function
CREATE RULE by_key_rule AS ON INSERT TO by_key_view_2 DO INSTEAD INSERT INTO by_key (id) VALUES (NEW.id) ON CONFLICT ON CONSTRAINT by_key_pkey DO NOTHING;
CREATE FUNCTION by_key_upsert(int) RETURNS void LANGUAGE sql BEGIN ATOMIC INSERT INTO by_key (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET a = EXCLUDED.a; END;

-- functions with parsed bodies that call one another through defaults and views
CREATE FUNCTION deep_1() RETURNS int LANGUAGE sql RETURN 1;
CREATE VIEW deep_2 AS SELECT deep_1() AS x;
CREATE FUNCTION deep_3() RETURNS int LANGUAGE sql RETURN (SELECT x FROM deep_2);
CREATE TABLE deep_4 (a int DEFAULT deep_3());
CREATE FUNCTION a_deep_5() RETURNS SETOF deep_4 LANGUAGE sql BEGIN ATOMIC SELECT * FROM deep_4; END;
CREATE VIEW a_deep_6 AS SELECT * FROM a_deep_5();
CREATE MATERIALIZED VIEW a_deep_7 AS SELECT * FROM a_deep_6;
CREATE FUNCTION a_deep_8(a int DEFAULT deep_3()) RETURNS a_deep_7 LANGUAGE sql BEGIN ATOMIC SELECT * FROM a_deep_7; END;
-- functions with parsed bodies, the caller before the called by name (beyond_pg_dump.sql has a ring)
CREATE FUNCTION z_even(n int) RETURNS boolean LANGUAGE sql RETURN true;
CREATE FUNCTION odd(n int) RETURNS boolean LANGUAGE sql RETURN n <> 0 AND z_even(n - 1);
-- functions by text that call one another: no dependency is recorded, and names sort against it
CREATE FUNCTION z_called() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION a_calls() RETURNS int LANGUAGE sql AS 'SELECT public.z_called()';
CREATE TABLE zz_table (a int);
CREATE FUNCTION b_reads() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM public.zz_table';
CREATE VIEW c_view AS SELECT a_calls() AS x, b_reads() AS y;
CREATE MATERIALIZED VIEW c_matview AS SELECT a_calls() AS x;

-- partitioned: key over a function of a type, a partition's index attached, a partition's row in a function of the parent's default
CREATE TABLE parted (a int NOT NULL, b int) PARTITION BY RANGE (a);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10);
CREATE FUNCTION of_part(parted_1) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER TABLE parted ALTER b SET DEFAULT of_part(NULL);
CREATE INDEX parted_i ON parted (b);
ALTER TABLE parted ADD PRIMARY KEY (a);
CREATE VIEW parted_by_key AS SELECT a, b FROM parted GROUP BY a;
CREATE TABLE parted_ref (a int REFERENCES parted, p parted_1);
-- an operator, its class and an index over the table whose function uses it
CREATE FUNCTION ring_eq(ring_index, ring_index) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a = $2.a';
CREATE OPERATOR === (LEFTARG = ring_index, RIGHTARG = ring_index, FUNCTION = ring_eq, COMMUTATOR = ===);
CREATE VIEW ring_operator AS SELECT x === y AS same FROM ring_index x, ring_index y;
-- an aggregate over a view's row, in a view
CREATE VIEW agg_base AS SELECT 1 AS x;
CREATE FUNCTION agg_step(int, agg_base) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE AGGREGATE agg_rows(agg_base) (SFUNC = agg_step, STYPE = int, INITCOND = '0');
CREATE VIEW agg_view AS SELECT agg_rows(b) AS n FROM agg_base b;
-- a publication comes after everything
CREATE PUBLICATION pub FOR TABLE by_key, hen;
