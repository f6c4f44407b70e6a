-- needs PostgreSQL 16

CREATE TABLE documents (
    id integer PRIMARY KEY,
    body text STORAGE EXTENDED COMPRESSION pglz
);
