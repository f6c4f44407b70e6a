-- An OUT argument is part of what names a procedure.

CREATE PROCEDURE answer(a integer, OUT b integer) LANGUAGE plpgsql AS $$BEGIN b := a; END$$;
