-- An identity can't be added with a column that children have already from another parent.

CREATE TABLE numbered (
    id integer GENERATED ALWAYS AS IDENTITY,
    note text
);
CREATE TABLE listed (
    note text
);
CREATE TABLE entries () INHERITS (numbered, listed);
