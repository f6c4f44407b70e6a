CREATE TABLE log (
    body text
);
CREATE PROCEDURE note(body text) LANGUAGE sql
    BEGIN ATOMIC
        INSERT INTO log VALUES (note.body);
        DELETE FROM log WHERE log.body IS NULL;
    END;
