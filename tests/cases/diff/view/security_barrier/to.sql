CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE VIEW a WITH (security_barrier) AS SELECT id FROM users;
CREATE VIEW b WITH (security_barrier = false) AS SELECT id FROM users;
