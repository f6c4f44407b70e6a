-- An OUT argument is part of what names a procedure.

CREATE PROCEDURE answer(a integer) LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
