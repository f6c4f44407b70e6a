-- While it stands, no table can be made: it has to come last and to go first.

CREATE FUNCTION refuse() RETURNS event_trigger
    LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'the schema is closed'; END$$;
CREATE TABLE last_one (
    id integer PRIMARY KEY
);
CREATE EVENT TRIGGER closed ON ddl_command_start
    WHEN TAG IN ('CREATE TABLE', 'DROP TABLE', 'CREATE FUNCTION', 'DROP FUNCTION') EXECUTE FUNCTION refuse();
