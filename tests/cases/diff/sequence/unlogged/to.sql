-- needs PostgreSQL 15

CREATE UNLOGGED SEQUENCE counter;
