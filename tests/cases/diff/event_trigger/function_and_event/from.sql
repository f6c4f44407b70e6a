CREATE FUNCTION note_a() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE DEBUG '%', tg_tag; END$$;
CREATE EVENT TRIGGER note ON ddl_command_start EXECUTE FUNCTION note_a();
