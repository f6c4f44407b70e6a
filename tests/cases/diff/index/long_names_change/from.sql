-- Names as long as they may be, alike but for their ends; and one that has to be quoted.
CREATE TABLE t (a integer, b integer);
CREATE INDEX an_index_with_a_name_that_is_as_long_as_a_name_in_postgres_may1 ON t (a);
CREATE INDEX an_index_with_a_name_that_is_as_long_as_a_name_in_postgres_may2 ON t (b);
CREATE UNIQUE INDEX "An INDEX on ""t"" ON x" ON t (a) WHERE b > 0;
