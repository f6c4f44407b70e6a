-- needs PostgreSQL 17
CREATE FUNCTION quiet() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
-- login; rebuilding of indexes
CREATE EVENT TRIGGER on_login ON login EXECUTE FUNCTION quiet();
CREATE EVENT TRIGGER on_login_off ON login EXECUTE FUNCTION quiet();
ALTER EVENT TRIGGER on_login_off DISABLE;
CREATE EVENT TRIGGER on_reindex ON ddl_command_end WHEN TAG IN ('REINDEX') EXECUTE FUNCTION quiet();
