CREATE TABLE log (
    at timestamptz NOT NULL DEFAULT now(),
    body text
);
CREATE PROCEDURE note(body text, INOUT noted boolean DEFAULT false) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO log (body) VALUES (note.body);
    noted := true;
    COMMIT;
END
$$;
