-- needs PostgreSQL 17

CREATE TABLE documents (
    id integer PRIMARY KEY,
    body jsonb
);
