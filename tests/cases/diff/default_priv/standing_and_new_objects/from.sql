-- The defaults stand on both sides; one new table takes them, the other had them taken away.

ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO shale_test_a;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
