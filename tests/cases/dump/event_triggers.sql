CREATE SCHEMA other;
CREATE FUNCTION quiet() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION other.quiet() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM 1; END';
-- every event, with and without tags
CREATE EVENT TRIGGER on_start ON ddl_command_start EXECUTE FUNCTION quiet();
CREATE EVENT TRIGGER on_end ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE', 'CREATE TABLE AS', 'SELECT INTO') EXECUTE FUNCTION quiet();
CREATE EVENT TRIGGER on_drop ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE PROCEDURE other.quiet();
CREATE EVENT TRIGGER on_rewrite ON table_rewrite WHEN TAG IN ('ALTER TABLE', 'ALTER TYPE') EXECUTE FUNCTION quiet();
-- states
CREATE EVENT TRIGGER s_disabled ON ddl_command_end EXECUTE FUNCTION quiet();
CREATE EVENT TRIGGER s_replica ON ddl_command_end EXECUTE FUNCTION quiet();
CREATE EVENT TRIGGER s_always ON ddl_command_end EXECUTE FUNCTION quiet();
ALTER EVENT TRIGGER s_disabled DISABLE;
ALTER EVENT TRIGGER s_replica ENABLE REPLICA;
ALTER EVENT TRIGGER s_always ENABLE ALWAYS;
-- names, comments
CREATE EVENT TRIGGER "Odd Name" ON sql_drop EXECUTE FUNCTION quiet();
COMMENT ON EVENT TRIGGER on_end IS 'it''s the end';
-- one that would object to what comes after it: a dump has to make event triggers last
CREATE FUNCTION no_more_tables() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no more tables'; END$$;
CREATE TABLE made_in_time (id int);
CREATE EVENT TRIGGER no_more_tables ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE', 'CREATE FUNCTION') EXECUTE FUNCTION no_more_tables();
