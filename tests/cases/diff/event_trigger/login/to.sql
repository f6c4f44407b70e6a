-- needs PostgreSQL 17

CREATE FUNCTION note_login() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE DEBUG '%', session_user; END$$;
CREATE EVENT TRIGGER note_logins ON login EXECUTE FUNCTION note_login();
ALTER EVENT TRIGGER note_logins DISABLE;
