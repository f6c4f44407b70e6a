-- needs PostgreSQL 17
-- MAINTAIN: alone, with ALL, taken from the owner, with the right to pass on, by default
CREATE TABLE t (a int);
GRANT MAINTAIN ON t TO shale_test_a;
CREATE TABLE u (a int);
GRANT ALL ON u TO shale_test_b;
CREATE TABLE all_but (a int);
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON all_but TO shale_test_b;
CREATE TABLE owner_less (a int);
REVOKE MAINTAIN ON owner_less FROM CURRENT_USER;
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
GRANT MAINTAIN ON m TO shale_test_a WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES GRANT MAINTAIN ON TABLES TO shale_test_b;
