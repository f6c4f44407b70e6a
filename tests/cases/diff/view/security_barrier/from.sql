CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE VIEW a AS SELECT id FROM users;
CREATE VIEW b WITH (security_barrier = true) AS SELECT id FROM users;
