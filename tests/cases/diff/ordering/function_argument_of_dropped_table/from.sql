-- Dropping the function needs the table's type, dropping the table the function.

CREATE TABLE keeps (
    id integer
);
CREATE TABLE people (
    id integer PRIMARY KEY
);
CREATE FUNCTION is_even(p people) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT p.id % 2 = 0$$;
ALTER TABLE people ADD CONSTRAINT people_even CHECK (is_even(people));
CREATE INDEX people_even_idx ON people (is_even(people));
