CREATE TABLE people (
    id integer PRIMARY KEY,
    name text
);
CREATE TABLE names (
    name text
);
CREATE FUNCTION count_names() RETURNS bigint LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT count(*) FROM names;
    END;
