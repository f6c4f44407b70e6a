-- needs PostgreSQL 17

CREATE FUNCTION note_login() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE DEBUG '%', session_user; END$$;
