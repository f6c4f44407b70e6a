CREATE EXTENSION btree_gist;
CREATE SCHEMA far;

-- check: named and not, of a column and of the table, several on one column, over a function, a row, tableoid
CREATE FUNCTION is_even(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 % 2 = 0';
CREATE TABLE checked (
  a int CHECK (a > 0) CONSTRAINT "A Name" CHECK (is_even(a)) CHECK (a < 100),
  b int CONSTRAINT checked_b_low CHECK (b > a),
  c text CHECK (c ~ '^[a-z]+$' AND length(c) BETWEEN 2 AND 20),
  d jsonb CHECK (d ? 'key' OR jsonb_typeof(d) = 'array'),
  e text CHECK (e IN ('x', 'y')),
  f int CHECK (f IS NULL OR f = ANY (ARRAY[1, 2, 3])),
  CHECK (coalesce(a, 0) + b <> 7),
  CONSTRAINT row_whole CHECK (checked IS NOT NULL),
  CONSTRAINT constant CHECK (true),
  CONSTRAINT by_oid CHECK (tableoid IS NOT NULL),
  CONSTRAINT either CHECK ((a IS NULL) <> (b IS NULL)),
  CONSTRAINT num CHECK (num_nonnulls(a, b, c) >= 1));
-- check: NO INHERIT, NOT VALID, both, validated later, renamed
ALTER TABLE checked ADD CONSTRAINT not_inherited CHECK (a <> 50) NO INHERIT,
  ADD CONSTRAINT not_valid CHECK (b <> 50) NOT VALID,
  ADD CONSTRAINT neither CHECK (b <> 51) NO INHERIT NOT VALID,
  ADD CONSTRAINT made_valid CHECK (b <> 52) NOT VALID,
  ADD CONSTRAINT old_name CHECK (a <> 53);
ALTER TABLE checked VALIDATE CONSTRAINT made_valid;
ALTER TABLE checked RENAME CONSTRAINT old_name TO new_name;
COMMENT ON CONSTRAINT not_valid ON checked IS 'may fail for old rows';
COMMENT ON CONSTRAINT "A Name" ON checked IS 'with "quotes"';

-- primary key: of a column, several, named, with INCLUDE, storage parameters, deferrable
CREATE TABLE pk_column (id int PRIMARY KEY);
CREATE TABLE pk_several (a int, b text, c int, CONSTRAINT "Pk Name" PRIMARY KEY (b, a) INCLUDE (c) WITH (fillfactor = 70));
CREATE TABLE pk_deferred (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED);
-- primary key: from an index, which takes the constraint's name
CREATE TABLE pk_from_index (id int NOT NULL);
CREATE UNIQUE INDEX pk_index ON pk_from_index (id) WITH (fillfactor = 60);
ALTER TABLE pk_from_index ADD CONSTRAINT pk_from_index_pk PRIMARY KEY USING INDEX pk_index;

-- unique: of a column, several, twice the same, INCLUDE, storage, deferrable in each way, from an index
CREATE TABLE uniques (
  a int UNIQUE, b int CONSTRAINT b_once UNIQUE, c int, d text,
  UNIQUE (c, d), UNIQUE (d, c) INCLUDE (a), CONSTRAINT twice_1 UNIQUE (c), CONSTRAINT twice_2 UNIQUE (c),
  CONSTRAINT stored UNIQUE (a, b, c) WITH (fillfactor = 55, deduplicate_items = off),
  CONSTRAINT may_wait UNIQUE (a, c) DEFERRABLE, CONSTRAINT waits UNIQUE (b, c) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT immediate UNIQUE (a, d) DEFERRABLE INITIALLY IMMEDIATE);
CREATE UNIQUE INDEX uniques_d ON uniques (d);
ALTER TABLE uniques ADD CONSTRAINT from_index UNIQUE USING INDEX uniques_d DEFERRABLE;
COMMENT ON CONSTRAINT b_once ON uniques IS 'only once';
COMMENT ON INDEX b_once IS 'the index of the constraint';
ALTER TABLE uniques CLUSTER ON b_once;

-- exclusion: operators, several elements, expressions, predicate, classes, collation, order, INCLUDE, deferrable, other methods
CREATE TABLE rooms (room int, during tsrange, spot circle, name text, cancelled boolean, other int,
  EXCLUDE USING gist (during WITH &&),
  CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (NOT cancelled),
  CONSTRAINT by_expression EXCLUDE USING gist (int4range(room, other) WITH &&, (room + 1) WITH <>),
  CONSTRAINT spots EXCLUDE USING gist (spot WITH &&) INCLUDE (name) WITH (fillfactor = 80),
  CONSTRAINT by_btree EXCLUDE USING btree (name COLLATE "C" text_pattern_ops DESC NULLS LAST WITH =),
  CONSTRAINT by_hash EXCLUDE USING hash (name WITH =),
  CONSTRAINT by_default EXCLUDE (other WITH =),
  CONSTRAINT far_operator EXCLUDE USING gist (room WITH OPERATOR(pg_catalog.=)),
  CONSTRAINT later EXCLUDE USING gist (spot WITH &&) DEFERRABLE INITIALLY DEFERRED);
COMMENT ON CONSTRAINT no_overlap ON rooms IS 'one meeting at a time';

-- foreign keys: each action, on update and on delete
CREATE TABLE target (id int PRIMARY KEY, code text UNIQUE, a int, b int, c text, UNIQUE (a, b), UNIQUE (a, b, c), big bigint UNIQUE);
CREATE TABLE actions (
  a int REFERENCES target ON DELETE NO ACTION ON UPDATE NO ACTION, b int REFERENCES target ON DELETE RESTRICT ON UPDATE RESTRICT,
  c int REFERENCES target ON DELETE CASCADE ON UPDATE CASCADE, d int REFERENCES target ON DELETE SET NULL ON UPDATE SET NULL,
  e int DEFAULT 1 REFERENCES target ON DELETE SET DEFAULT ON UPDATE SET DEFAULT, f text REFERENCES target (code) ON UPDATE CASCADE);
-- foreign keys: MATCH FULL, several columns, out of order, deferrable, initially deferred, not valid
CREATE TABLE matches (
  a int, b int, c text, d int, e int,
  CONSTRAINT full_match FOREIGN KEY (a, b) REFERENCES target (a, b) MATCH FULL ON DELETE CASCADE,
  CONSTRAINT simple_match FOREIGN KEY (a, b) REFERENCES target (a, b) MATCH SIMPLE,
  CONSTRAINT turned FOREIGN KEY (c, b, a) REFERENCES target (c, b, a),
  CONSTRAINT may_wait FOREIGN KEY (d) REFERENCES target DEFERRABLE,
  CONSTRAINT waits FOREIGN KEY (e) REFERENCES target DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE matches ADD CONSTRAINT unchecked FOREIGN KEY (d) REFERENCES target (id) NOT VALID;
ALTER TABLE matches ADD CONSTRAINT changed FOREIGN KEY (d) REFERENCES target (id);
ALTER TABLE matches ALTER CONSTRAINT changed DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT unchecked ON matches IS 'old rows may point nowhere';
-- foreign keys: to itself, twice the same, between types, to a unique index without a constraint, to another schema
CREATE TABLE nodes (id int PRIMARY KEY, up int REFERENCES nodes ON DELETE CASCADE, root int REFERENCES nodes (id));
CREATE TABLE twice (a int REFERENCES target, CONSTRAINT again FOREIGN KEY (a) REFERENCES target);
CREATE TABLE wide (a smallint REFERENCES target (big), b bigint REFERENCES target (id));
CREATE TABLE far.by_index (k int NOT NULL, l int);
CREATE UNIQUE INDEX by_index_k ON far.by_index (k);
CREATE TABLE to_index (k int REFERENCES far.by_index (k));
-- foreign keys: the target's key came from one of two equal unique indexes
CREATE TABLE two_keys (k int NOT NULL);
CREATE UNIQUE INDEX two_keys_1 ON two_keys (k);
CREATE UNIQUE INDEX two_keys_2 ON two_keys (k);
CREATE TABLE to_two_keys (k int REFERENCES two_keys (k));
-- foreign keys: mutual
CREATE TABLE hen (id int PRIMARY KEY, egg int);
CREATE TABLE egg (id int PRIMARY KEY, hen int NOT NULL REFERENCES hen);
ALTER TABLE hen ADD FOREIGN KEY (egg) REFERENCES egg;

-- names: the same constraint's name on two tables, the longest, one as the server shortens it
CREATE TABLE a_very_long_table_name_that_is_close_to_the_limit_of_names (a_long_column_name_that_will_be_cut int UNIQUE CHECK (a_long_column_name_that_will_be_cut > 0));
CREATE TABLE same_1 (a int CONSTRAINT same CHECK (a > 0));
CREATE TABLE same_2 (a int CONSTRAINT same CHECK (a > 0));
