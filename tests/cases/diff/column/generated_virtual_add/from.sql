-- needs PostgreSQL 18

CREATE TABLE boxes (
    width integer NOT NULL
);
INSERT INTO boxes VALUES (2), (3);
