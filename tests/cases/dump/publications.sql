CREATE SCHEMA other;
CREATE TABLE t (id int PRIMARY KEY, a int, b text);
CREATE TABLE other.u (id int PRIMARY KEY, a int);
CREATE TABLE parted (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10);
CREATE TABLE parent (id int);
CREATE TABLE child () INHERITS (parent);
-- nothing, everything, tables
CREATE PUBLICATION p_nothing;
CREATE PUBLICATION p_all FOR ALL TABLES;
CREATE PUBLICATION p_one FOR TABLE t;
CREATE PUBLICATION p_many FOR TABLE t, other.u, parted;
CREATE PUBLICATION p_inherited FOR TABLE parent;
CREATE PUBLICATION p_only FOR TABLE ONLY parent;
CREATE PUBLICATION p_part FOR TABLE parted_1;
-- options: which events, none of them, root
CREATE PUBLICATION o_insert FOR TABLE t WITH (publish = 'insert');
CREATE PUBLICATION o_two FOR TABLE t WITH (publish = 'update, delete');
CREATE PUBLICATION o_truncate FOR ALL TABLES WITH (publish = 'truncate');
CREATE PUBLICATION o_none WITH (publish = '');
CREATE PUBLICATION o_root FOR TABLE parted WITH (publish_via_partition_root = true);
CREATE PUBLICATION o_both FOR TABLE t WITH (publish = 'insert, truncate', publish_via_partition_root);
-- changed, named, commented
CREATE PUBLICATION c_changed FOR TABLE t;
ALTER PUBLICATION c_changed ADD TABLE other.u;
ALTER PUBLICATION c_changed DROP TABLE t;
ALTER PUBLICATION c_changed SET (publish = 'delete');
CREATE PUBLICATION "P Odd" FOR TABLE t;
ALTER PUBLICATION "P Odd" RENAME TO "P ""Odder""";
COMMENT ON PUBLICATION "P ""Odder""" IS 'it''s odd';
