-- Both have the check of their own; the child's is merged with the parent's.

CREATE TABLE vehicles (
    id integer NOT NULL,
    CONSTRAINT positive CHECK (id > 0)
);
CREATE TABLE cars (
    id integer NOT NULL
) INHERITS (vehicles);
