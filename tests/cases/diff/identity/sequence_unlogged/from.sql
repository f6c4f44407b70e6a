-- needs PostgreSQL 15

CREATE TABLE tickets (
    id integer GENERATED ALWAYS AS IDENTITY
);
