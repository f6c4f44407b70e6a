-- The index needs the class, the class the method.

CREATE TABLE events (
    id integer
);
