-- needs PostgreSQL 15

CREATE SEQUENCE counter;
