CREATE AGGREGATE total(a integer) (SFUNC = int4_sum, STYPE = bigint);
CREATE VIEW v AS SELECT total(1);
