-- grants on what a new database has: pg_dump tells them as what differs from the state after initdb (pg_init_privs)
GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_waldir() TO shale_test_a;
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
GRANT SELECT ON pg_catalog.pg_file_settings TO shale_test_a;
GRANT SELECT (subconninfo) ON pg_catalog.pg_subscription TO shale_test_b;
REVOKE SELECT ON pg_catalog.pg_stat_activity FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO shale_test_a;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
REVOKE USAGE ON TYPE pg_catalog.json FROM PUBLIC;
REVOKE USAGE ON SCHEMA information_schema FROM PUBLIC;
GRANT CREATE ON SCHEMA pg_catalog TO shale_test_b;
-- grants on an extension's members: told as what differs from the state after CREATE EXTENSION
CREATE EXTENSION pg_stat_statements;
REVOKE SELECT ON pg_stat_statements FROM PUBLIC;
GRANT SELECT (query) ON pg_stat_statements TO shale_test_a;
CREATE EXTENSION pg_buffercache;
GRANT SELECT ON pg_buffercache TO shale_test_a WITH GRANT OPTION;
GRANT EXECUTE ON FUNCTION pg_buffercache_pages() TO shale_test_b;
CREATE EXTENSION dblink;
GRANT EXECUTE ON FUNCTION dblink_connect_u(text) TO shale_test_a;
REVOKE EXECUTE ON FUNCTION dblink_get_connections() FROM PUBLIC;
CREATE EXTENSION hstore;
REVOKE USAGE ON TYPE hstore FROM PUBLIC;
GRANT USAGE ON TYPE hstore TO shale_test_b;
CREATE EXTENSION postgres_fdw;
GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO shale_test_a;
