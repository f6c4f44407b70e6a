-- needs PostgreSQL 15

CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE VIEW a WITH (security_invoker, security_barrier) AS SELECT id FROM users;
