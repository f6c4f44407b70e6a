CREATE SCHEMA other;
-- of tables and of indexes; with a handler of one's own in a schema
CREATE ACCESS METHOD table_twin TYPE TABLE HANDLER heap_tableam_handler;
CREATE FUNCTION other.own_handler(internal) RETURNS table_am_handler LANGUAGE internal STRICT AS 'heap_tableam_handler';
CREATE ACCESS METHOD "Table Own" TYPE TABLE HANDLER other.own_handler;
CREATE ACCESS METHOD gin_twin TYPE INDEX HANDLER ginhandler;
CREATE FUNCTION own_index_handler(internal) RETURNS index_am_handler LANGUAGE internal AS 'brinhandler';
CREATE ACCESS METHOD brin_own TYPE INDEX HANDLER own_index_handler;
COMMENT ON ACCESS METHOD table_twin IS 'heap again';
-- used by tables, materialized views, the default of the session
CREATE TABLE t_heap (a int);
CREATE TABLE t_twin (a int, b text) USING table_twin;
CREATE UNLOGGED TABLE t_own (a int) USING "Table Own";
CREATE MATERIALIZED VIEW m_twin USING table_twin AS SELECT 1 AS a;
SET default_table_access_method = 'table_twin';
CREATE TABLE t_by_default (a int);
CREATE TABLE t_parted (a int) PARTITION BY LIST (a);
CREATE TABLE t_parted_1 PARTITION OF t_parted FOR VALUES IN (1);
CREATE TABLE t_parted_2 PARTITION OF t_parted FOR VALUES IN (2) USING heap;
RESET default_table_access_method;
CREATE TABLE t_heap_again (a int);
-- an operator class and an operator family of it
CREATE OPERATOR FAMILY twin_family USING gin_twin;
CREATE OPERATOR CLASS twin_ops DEFAULT FOR TYPE text[] USING gin_twin AS
  OPERATOR 1 && (anyarray, anyarray), FUNCTION 1 bttextcmp(text, text), FUNCTION 2 ginarrayextract(anyarray, internal, internal),
  FUNCTION 3 ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal),
  FUNCTION 4 ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal), STORAGE text;
CREATE TABLE t_array (a text[]);
CREATE INDEX t_array_i ON t_array USING gin_twin (a) WITH (fastupdate = off);
