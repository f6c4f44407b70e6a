-- A generated column is computed from the whole row, through two functions.

CREATE TABLE people (
    given text,
    family text
);
CREATE FUNCTION full_name(p people) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$SELECT p.given || ' ' || p.family$$;
CREATE VIEW full_names AS SELECT full_name(people) AS full_name FROM people;
CREATE TABLE badges (
    owner people,
    label text GENERATED ALWAYS AS (full_name(owner)) STORED
);
