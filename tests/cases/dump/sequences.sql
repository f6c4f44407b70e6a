CREATE SCHEMA other;

-- options, one by one
CREATE SEQUENCE s_plain;
CREATE SEQUENCE s_small AS smallint;
CREATE SEQUENCE s_int AS integer;
CREATE SEQUENCE s_big AS bigint;
CREATE SEQUENCE s_increment INCREMENT BY 10;
CREATE SEQUENCE s_down INCREMENT BY -1;
CREATE SEQUENCE s_down_small AS smallint INCREMENT BY -3 MINVALUE -100 MAXVALUE -1 START -1;
CREATE SEQUENCE s_down_int AS int INCREMENT -1 MAXVALUE 0 START WITH 0;
CREATE SEQUENCE s_min MINVALUE 5;
CREATE SEQUENCE s_max MAXVALUE 999;
CREATE SEQUENCE s_zero MINVALUE 0 START 0;
CREATE SEQUENCE s_start START WITH 100;
CREATE SEQUENCE s_cache CACHE 50;
CREATE SEQUENCE s_cycle CYCLE;
CREATE SEQUENCE s_all AS integer INCREMENT BY 5 MINVALUE -50 MAXVALUE 5000 START WITH 25 CACHE 7 CYCLE OWNED BY NONE;
CREATE SEQUENCE s_limits AS bigint MINVALUE -9223372036854775808 MAXVALUE 9223372036854775807 START 1;
CREATE SEQUENCE s_int_with_big_limits AS bigint MAXVALUE 2147483647;

-- changed afterwards
CREATE SEQUENCE s_changed AS smallint;
ALTER SEQUENCE s_changed AS bigint INCREMENT 2 NO MINVALUE NO MAXVALUE START 9 RESTART 11 CACHE 3 CYCLE;
CREATE SEQUENCE s_widened AS smallint MAXVALUE 100;
ALTER SEQUENCE s_widened AS integer;
SELECT setval('s_changed', 77), nextval('s_plain');

-- owned by a column: serial's own, by hand, two of one column, in another schema
CREATE TABLE owner_1 (id serial, other int, third bigint DEFAULT nextval('s_plain'));
CREATE SEQUENCE by_hand OWNED BY owner_1.other;
CREATE SEQUENCE by_hand_too OWNED BY owner_1.other;
ALTER TABLE owner_1 ALTER other SET DEFAULT nextval('by_hand');
CREATE TABLE other.owner_2 (id bigserial PRIMARY KEY, n int);
CREATE SEQUENCE other.mine AS int OWNED BY other.owner_2.n;
-- owned by one table, used by another
CREATE SEQUENCE shared OWNED BY owner_1.third;
CREATE TABLE user_of_shared (id int DEFAULT nextval('shared'), twice int DEFAULT nextval('shared'::regclass) * 2);
-- owned no more; given to another; serial renamed on all sides
CREATE TABLE let_go (id serial);
ALTER SEQUENCE let_go_id_seq OWNED BY NONE;
CREATE TABLE taken_over (id serial);
ALTER SEQUENCE taken_over_id_seq OWNED BY owner_1.id;
CREATE TABLE before_rename (id serial);
ALTER TABLE before_rename RENAME TO after_rename;
ALTER TABLE after_rename RENAME id TO key;
ALTER SEQUENCE before_rename_id_seq RENAME TO "After Rename";
-- owned by a foreign table's column, by a partitioned table's, in a view's default
CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER dummy_server FOREIGN DATA WRAPPER dummy;
CREATE FOREIGN TABLE far_away (id int) SERVER dummy_server;
CREATE SEQUENCE far_seq OWNED BY far_away.id;
CREATE TABLE parted (id serial, a int) PARTITION BY LIST (a);
CREATE VIEW with_default AS SELECT 1::bigint AS id;
ALTER VIEW with_default ALTER id SET DEFAULT nextval('s_plain');
COMMENT ON SEQUENCE s_all IS 'with everything';
COMMENT ON SEQUENCE owner_1_id_seq IS 'a serial''s';
