CREATE TABLE t (a integer, b integer);
CREATE INDEX an_index_with_a_name_that_is_as_long_as_a_name_in_postgres_may1 ON t (a, b);
CREATE INDEX an_index_with_a_name_that_is_as_long_as_a_name_in_postgres_may2 ON t (b, a);
CREATE UNIQUE INDEX "An INDEX on ""t"" ON x" ON t (a) WHERE b > 1;
