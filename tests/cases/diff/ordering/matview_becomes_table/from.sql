CREATE TABLE people (
    id integer PRIMARY KEY,
    name text
);
CREATE MATERIALIZED VIEW names AS SELECT name FROM people;
CREATE FUNCTION count_names() RETURNS bigint LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT count(*) FROM names;
    END;
