-- A sequence has the owner of its table, and finds another one.

CREATE TABLE t (a integer);
CREATE TABLE u (a integer);
CREATE SEQUENCE s OWNED BY t.a;
CREATE SEQUENCE s2;
ALTER SEQUENCE s2 OWNER TO shale_test_b;
