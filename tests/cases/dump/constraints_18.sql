-- needs PostgreSQL 18
CREATE EXTENSION btree_gist;
-- NOT NULL: with a name, without, that of another, not inherited, not validated; with comments
CREATE TABLE not_nulls (
  a int NOT NULL, b int CONSTRAINT b_there NOT NULL, c int CONSTRAINT not_nulls_a_not_null1 NOT NULL, d int NOT NULL NO INHERIT, e int, f int CONSTRAINT "F ""there""" NOT NULL NO INHERIT,
  g int, CONSTRAINT g_there NOT NULL g, h int, NOT NULL h);
ALTER TABLE not_nulls ADD CONSTRAINT e_there NOT NULL e NOT VALID;
ALTER TABLE not_nulls ADD i int;
ALTER TABLE not_nulls ADD NOT NULL i NOT VALID;
COMMENT ON CONSTRAINT b_there ON not_nulls IS 'there it is';
COMMENT ON CONSTRAINT not_nulls_a_not_null ON not_nulls IS 'of a name that the server chose';
COMMENT ON CONSTRAINT e_there ON not_nulls IS 'old rows may lack it';
-- NOT NULL: keeps its name when table and column are renamed; cut names
CREATE TABLE renamed_from (x int NOT NULL, y int NOT NULL);
ALTER TABLE renamed_from RENAME TO renamed_to;
ALTER TABLE renamed_to RENAME x TO z;
CREATE TABLE a_very_long_table_name_that_is_close_to_the_limit_of_names (a_long_column_name_that_will_be_cut int NOT NULL);
-- NOT NULL: with keys, identity, serial, generated columns
CREATE TABLE with_keys (a int PRIMARY KEY, b int GENERATED ALWAYS AS IDENTITY, c serial, d int GENERATED ALWAYS AS (a) STORED NOT NULL);
CREATE TABLE with_named_key (a int CONSTRAINT a_there NOT NULL, b int, CONSTRAINT k PRIMARY KEY (a, b));
-- NOT NULL: inherited, the child's own name, both, the child alone, from two parents, made not inherited
CREATE TABLE parent (a int NOT NULL, b int CONSTRAINT parent_b NOT NULL, c int, d int CONSTRAINT parents_alone NOT NULL NO INHERIT);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE child_own (CONSTRAINT child_a NOT NULL a, c int NOT NULL, d int NOT NULL) INHERITS (parent);
CREATE TABLE other_parent (a int CONSTRAINT other_a NOT NULL);
CREATE TABLE child_of_two () INHERITS (parent, other_parent);
CREATE TABLE adopted (a int NOT NULL, b int CONSTRAINT own_b NOT NULL, c int, d int);
ALTER TABLE adopted INHERIT parent;
CREATE TABLE inherit_later (a int CONSTRAINT il NOT NULL NO INHERIT);
ALTER TABLE inherit_later ALTER CONSTRAINT il INHERIT;
COMMENT ON CONSTRAINT parent_b ON child IS 'the child''s remark on what it inherited';
-- NOT NULL: of partitions
CREATE TABLE parted (a int NOT NULL, b int CONSTRAINT parted_b NOT NULL, c int) PARTITION BY LIST (a);
CREATE TABLE parted_1 PARTITION OF parted (c NOT NULL) FOR VALUES IN (1);
CREATE TABLE parted_2 (c int, b int CONSTRAINT own_b NOT NULL, a int CONSTRAINT own_a NOT NULL);
ALTER TABLE parted ATTACH PARTITION parted_2 FOR VALUES IN (2);
CREATE TYPE comp AS (x int, y int);
CREATE TABLE typed OF comp (x WITH OPTIONS CONSTRAINT x_there NOT NULL);

-- not enforced: checks, foreign keys; changed to it; of children and partitions
CREATE TABLE target (id int PRIMARY KEY);
CREATE TABLE unenforced (
  a int CHECK (a > 0) NOT ENFORCED, b int CONSTRAINT b_high CHECK (b > 100) NOT ENFORCED, c int REFERENCES target NOT ENFORCED,
  d int, CONSTRAINT d_far FOREIGN KEY (d) REFERENCES target ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED NOT ENFORCED, CHECK (d > 1) NO INHERIT NOT ENFORCED, CHECK (d > 2) ENFORCED);
CREATE TABLE altered (a int CONSTRAINT f REFERENCES target, b int CONSTRAINT g REFERENCES target NOT ENFORCED);
ALTER TABLE altered ALTER CONSTRAINT f NOT ENFORCED;
ALTER TABLE altered ALTER CONSTRAINT g ENFORCED;
CREATE TABLE unenforced_child () INHERITS (unenforced);
COMMENT ON CONSTRAINT b_high ON unenforced IS 'a wish';
-- a foreign key of a partitioned table that is not valid
CREATE TABLE parted_far (a int, b int) PARTITION BY LIST (a);
CREATE TABLE parted_far_1 PARTITION OF parted_far FOR VALUES IN (1);
ALTER TABLE parted_far ADD CONSTRAINT later FOREIGN KEY (a) REFERENCES target NOT VALID;
ALTER TABLE parted_far ADD CONSTRAINT never FOREIGN KEY (b) REFERENCES target NOT ENFORCED;

-- temporal keys: primary, unique, on ranges and multiranges, with options; foreign keys over periods
CREATE TABLE staff (id int, valid daterange, name text, CONSTRAINT staff_pk PRIMARY KEY (id, valid WITHOUT OVERLAPS), UNIQUE (name, valid WITHOUT OVERLAPS));
CREATE TABLE multi (id int, code text, valid datemultirange, PRIMARY KEY (id, valid WITHOUT OVERLAPS) WITH (fillfactor = 80), CONSTRAINT multi_u UNIQUE (code, id, valid WITHOUT OVERLAPS) DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE desks (id int, valid daterange, who int, boss int, PRIMARY KEY (id, valid WITHOUT OVERLAPS),
  FOREIGN KEY (who, PERIOD valid) REFERENCES staff, CONSTRAINT boss_fk FOREIGN KEY (boss, PERIOD valid) REFERENCES staff (id, PERIOD valid) DEFERRABLE);
CREATE TABLE parted_staff (id int, valid tstzrange, PRIMARY KEY (id, valid WITHOUT OVERLAPS)) PARTITION BY LIST (id);
COMMENT ON CONSTRAINT staff_pk ON staff IS 'one name at a time';
ALTER TABLE staff REPLICA IDENTITY FULL;
