CREATE SEQUENCE tally;
CREATE VIEW counting AS SELECT last_value FROM tally;
CREATE FUNCTION next_count() RETURNS bigint LANGUAGE sql
    BEGIN ATOMIC
        SELECT nextval('tally'::regclass);
    END;
