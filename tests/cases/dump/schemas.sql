-- names, owners, comments; one that is empty; objects of the same names in two
CREATE SCHEMA empty;
CREATE SCHEMA owned AUTHORIZATION shale_test_a;
CREATE SCHEMA AUTHORIZATION shale_test_b;
CREATE SCHEMA "Odd Schema";
CREATE SCHEMA "select";
COMMENT ON SCHEMA "Odd Schema" IS 'it''s odd';
CREATE TABLE "Odd Schema".t (a int);
CREATE TABLE "select".t (a int, o "Odd Schema".t);
-- with its objects in one statement
CREATE SCHEMA at_once CREATE TABLE t (id int PRIMARY KEY) CREATE VIEW v AS SELECT id FROM t CREATE INDEX i ON t (id) CREATE SEQUENCE s GRANT SELECT ON t TO shale_test_a;
-- renamed
CREATE SCHEMA was;
CREATE FUNCTION was.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE was.t (a int DEFAULT was.f());
ALTER SCHEMA was RENAME TO "is";
