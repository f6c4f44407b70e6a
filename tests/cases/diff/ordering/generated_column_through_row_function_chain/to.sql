-- A generated column calls a function that calls another one on a composite type.

CREATE TYPE name_parts AS (
    given text,
    family text
);
CREATE FUNCTION z_join(n name_parts) RETURNS text LANGUAGE sql IMMUTABLE RETURN n.given || ' ' || n.family;
CREATE FUNCTION a_label(n name_parts) RETURNS text LANGUAGE sql IMMUTABLE RETURN upper(z_join(n));
CREATE TABLE m_people (
    name name_parts,
    label text GENERATED ALWAYS AS (a_label(name)) STORED
);
CREATE FUNCTION b_labels() RETURNS SETOF text LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT label FROM m_people;
    END;
