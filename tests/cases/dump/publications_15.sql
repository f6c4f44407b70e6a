-- needs PostgreSQL 15
CREATE SCHEMA other;
CREATE SCHEMA "Odd Schema";
CREATE TABLE t (id int PRIMARY KEY, a int, b text, "C c" int);
CREATE TABLE other.u (id int PRIMARY KEY, a int);
CREATE TABLE parted (id int PRIMARY KEY, v int) PARTITION BY RANGE (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10);
-- rows
CREATE PUBLICATION r_simple FOR TABLE t WHERE (id > 5);
CREATE PUBLICATION r_several FOR TABLE t WHERE (id > 5 AND id <> 7 OR id IS NULL), other.u WHERE (id = 1);
CREATE PUBLICATION r_insert FOR TABLE t WHERE (b LIKE 'x%' AND lower(b) <> 'y') WITH (publish = 'insert');
CREATE PUBLICATION r_constant FOR TABLE t WHERE (true);
-- columns; columns and rows
CREATE PUBLICATION c_simple FOR TABLE t (id, a);
CREATE PUBLICATION c_turned FOR TABLE t ("C c", id), other.u;
CREATE PUBLICATION c_and_rows FOR TABLE t (id, b) WHERE (id < 3);
CREATE PUBLICATION c_root FOR TABLE parted (id) WHERE (id > 2) WITH (publish_via_partition_root);
-- schemas
CREATE PUBLICATION s_one FOR TABLES IN SCHEMA other;
CREATE PUBLICATION s_two FOR TABLES IN SCHEMA other, "Odd Schema";
CREATE PUBLICATION s_current FOR TABLES IN SCHEMA CURRENT_SCHEMA;
CREATE PUBLICATION s_and_table FOR TABLE t, TABLES IN SCHEMA other;
CREATE PUBLICATION s_and_rows FOR TABLE t WHERE (id > 1), TABLES IN SCHEMA other;
ALTER PUBLICATION s_one ADD TABLES IN SCHEMA "Odd Schema";
COMMENT ON PUBLICATION s_one IS 'schemas';
