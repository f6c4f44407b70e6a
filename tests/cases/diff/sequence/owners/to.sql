-- A sequence has the owner of its table, and finds another one.

CREATE TABLE t (a integer);
CREATE TABLE u (a integer);
ALTER TABLE u OWNER TO shale_test_a;
ALTER TABLE t OWNER TO shale_test_b;
CREATE SEQUENCE s;
ALTER SEQUENCE s OWNER TO shale_test_a;
ALTER SEQUENCE s OWNED BY u.a;
CREATE SEQUENCE s2;
ALTER SEQUENCE s2 OWNER TO shale_test_b;
ALTER SEQUENCE s2 OWNED BY t.a;
