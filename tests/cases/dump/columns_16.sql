-- needs PostgreSQL 16
-- storage and compression in CREATE TABLE, with collations, defaults, constraints; of a child
CREATE TABLE stored (
  a text STORAGE PLAIN, b text STORAGE EXTERNAL COMPRESSION pglz COLLATE "C" DEFAULT 'x' NOT NULL, c int[] STORAGE MAIN, d jsonb STORAGE DEFAULT, e varchar(5) STORAGE EXTENDED CHECK (e <> ''));
CREATE TABLE stored_child (f text STORAGE EXTERNAL) INHERITS (stored);
ALTER TABLE stored ALTER a SET STORAGE DEFAULT;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE stored_far (a text) SERVER s;
-- numbers in other notations come back as decimals
CREATE TABLE notations (a int DEFAULT 0x1F, b bigint DEFAULT 1_000_000, c int DEFAULT 0b101, d int DEFAULT 0o17);
-- the user of the system
CREATE TABLE system_users (a text DEFAULT SYSTEM_USER);
