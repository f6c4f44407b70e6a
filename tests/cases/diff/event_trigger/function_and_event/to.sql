CREATE FUNCTION note_b() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE DEBUG '%', tg_tag; END$$;
CREATE EVENT TRIGGER note ON ddl_command_end EXECUTE FUNCTION note_b();
