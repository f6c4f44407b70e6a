CREATE SCHEMA heirs;

-- one parent; none of the child's own columns
CREATE TABLE parent (id int NOT NULL, name text DEFAULT 'p', note varchar(20), CONSTRAINT parent_id CHECK (id > 0));
CREATE TABLE child_bare () INHERITS (parent);
CREATE TABLE child_own (extra int DEFAULT 1, CONSTRAINT child_extra CHECK (extra < 100)) INHERITS (parent);
CREATE TABLE heirs.child_elsewhere (more date) INHERITS (parent);

-- several parents, whose order counts; columns that merge
CREATE TABLE second (name text DEFAULT 's', rank int, CONSTRAINT second_rank CHECK (rank >= 0) NO INHERIT);
CREATE TABLE child_two (name text DEFAULT 'c', own int) INHERITS (second, parent);
CREATE TABLE child_two_turned (name text DEFAULT 'c') INHERITS (parent, second);
-- grandchildren, and a diamond
CREATE TABLE grandchild (g int) INHERITS (child_own);
CREATE TABLE left_side (l int) INHERITS (parent);
CREATE TABLE right_side (r int) INHERITS (parent);
CREATE TABLE diamond (d int) INHERITS (left_side, right_side);

-- a column that is both inherited and the child's own
CREATE TABLE child_merged (name text, id int, z int) INHERITS (parent);

-- a child's default: another, none where the parent has one, one where the parent has none
CREATE TABLE child_defaults () INHERITS (parent);
ALTER TABLE child_defaults ALTER name SET DEFAULT 'child';
ALTER TABLE child_defaults ALTER note SET DEFAULT 'n';
CREATE TABLE child_no_default () INHERITS (parent);
ALTER TABLE child_no_default ALTER name DROP DEFAULT;
CREATE TABLE child_null_default (name text DEFAULT NULL) INHERITS (parent);
-- the parent's default changed for itself alone
CREATE TABLE parent_alone (a int DEFAULT 1, b int);
CREATE TABLE parent_alone_child () INHERITS (parent_alone);
ALTER TABLE ONLY parent_alone ALTER a SET DEFAULT 2;
ALTER TABLE ONLY parent_alone ALTER b SET DEFAULT 3;
ALTER TABLE ONLY parent_alone ALTER a SET STATISTICS 9;

-- NOT NULL: of the child alone
CREATE TABLE nullable (a int, b int);
CREATE TABLE nullable_child (c int) INHERITS (nullable);
ALTER TABLE nullable_child ALTER a SET NOT NULL;
CREATE TABLE nullable_child_key (PRIMARY KEY (b)) INHERITS (nullable);

-- checks: inherited, not inherited, the same in parent and child, not validated, added to the parent alone before it had children
CREATE TABLE checked (a int, b int, CONSTRAINT both_sides CHECK (a > 0), CONSTRAINT parents_only CHECK (b > 0) NO INHERIT);
CREATE TABLE checked_child (CONSTRAINT both_sides CHECK (a > 0), CONSTRAINT parents_only CHECK (b > 5)) INHERITS (checked);
CREATE TABLE checked_plain () INHERITS (checked);
ALTER TABLE checked ADD CONSTRAINT late CHECK (a < 1000) NOT VALID;
ALTER TABLE checked ADD CHECK (a <> b);
COMMENT ON CONSTRAINT both_sides ON checked_child IS 'the child''s own remark on what it inherited';
COMMENT ON CONSTRAINT both_sides ON checked IS 'the parent''s';

-- adopted afterwards, columns in the parent's order (beyond_pg_dump.sql has another)
CREATE TABLE adopted (id int NOT NULL, name text, note varchar(20), own int, CONSTRAINT parent_id CHECK (id > 0));
ALTER TABLE adopted INHERIT parent;
-- given up again: what was inherited stays as its own
CREATE TABLE released (own int) INHERITS (parent);
ALTER TABLE released NO INHERIT parent;
-- adopted by a second parent after the first
CREATE TABLE third (rank int);
CREATE TABLE twice_adopted () INHERITS (parent);
ALTER TABLE twice_adopted ADD rank int;
ALTER TABLE twice_adopted INHERIT third;

-- the column existed in the child before it came to the parent
CREATE TABLE early (a int);
CREATE TABLE early_child (b int) INHERITS (early);
ALTER TABLE early ADD b int;

-- storage, statistics, compression, options and comments of an inherited column, other than the parent's
CREATE TABLE tuned (t text, u text);
CREATE TABLE tuned_child () INHERITS (tuned);
ALTER TABLE tuned_child ALTER t SET STORAGE EXTERNAL, ALTER t SET STATISTICS 42, ALTER t SET (n_distinct = 3), ALTER u SET COMPRESSION pglz;
ALTER TABLE tuned ALTER u SET STORAGE MAIN;
ALTER TABLE ONLY tuned ALTER u SET (n_distinct_inherited = 7);
COMMENT ON COLUMN tuned.t IS 'parent';
COMMENT ON COLUMN tuned_child.t IS 'child';
CREATE TABLE collated (t text COLLATE "C");
CREATE TABLE collated_child () INHERITS (collated);

-- generated and identity columns
CREATE TABLE computed (a int, g int GENERATED ALWAYS AS (a * 2) STORED, i int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE computed_child (own int) INHERITS (computed);
-- the expression dropped in all
CREATE TABLE settled (a int, g int GENERATED ALWAYS AS (a + 1) STORED);
CREATE TABLE settled_child () INHERITS (settled);
ALTER TABLE settled ALTER g DROP EXPRESSION;
-- serial: parent and child use one sequence; the child one of its own
CREATE TABLE counted (id serial);
CREATE TABLE counted_child () INHERITS (counted);
CREATE TABLE counted_own (id serial) INHERITS (counted);

-- a child that is unlogged, has storage parameters, keys, indexes, a foreign key, triggers of its own
CREATE UNLOGGED TABLE child_unlogged (PRIMARY KEY (id), UNIQUE (name)) INHERITS (parent) WITH (fillfactor = 60);
CREATE INDEX ON child_unlogged (note);

CREATE TABLE child_keyed (PRIMARY KEY (id)) INHERITS (parent);
CREATE TABLE child_references (FOREIGN KEY (id) REFERENCES child_keyed (id)) INHERITS (parent);

-- names: the parent's row in a view, and the children of it alone
CREATE VIEW all_of_them AS SELECT tableoid::regclass AS which, * FROM parent;
CREATE VIEW only_the_parent AS SELECT * FROM ONLY parent;

-- columns renamed for the whole family
CREATE TABLE old_names (a int);
CREATE TABLE old_names_child (b int) INHERITS (old_names);
ALTER TABLE old_names RENAME a TO renamed;
