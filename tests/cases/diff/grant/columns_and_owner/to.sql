-- A REVOKE on the table takes the privileges on its columns too; a new owner has given what the old one gave.

CREATE TABLE t (a integer, b text);
ALTER TABLE t OWNER TO shale_test_a;
GRANT SELECT (a), UPDATE (b) ON t TO shale_test_b;
CREATE TABLE u (a integer, b text);
GRANT SELECT (a), UPDATE (b) ON u TO shale_test_b WITH GRANT OPTION;
