-- A REVOKE on the table takes the privileges on its columns too; a new owner has given what the old one gave.

CREATE TABLE t (a integer, b text);
GRANT SELECT (a) ON t TO shale_test_b;
GRANT SELECT ON t TO shale_test_b;
CREATE TABLE u (a integer, b text);
GRANT SELECT (a), UPDATE (b) ON u TO shale_test_b WITH GRANT OPTION;
GRANT SELECT ON u TO shale_test_b;
