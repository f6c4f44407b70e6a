CREATE SEQUENCE counter;
CREATE VIEW counting AS SELECT last_value FROM counter;
CREATE FUNCTION next_count() RETURNS bigint LANGUAGE sql
    BEGIN ATOMIC
        SELECT nextval('counter'::regclass);
    END;
