-- needs PostgreSQL 18

CREATE TABLE boxes (
    width integer NOT NULL,
    size integer GENERATED ALWAYS AS (width * 2) STORED
);
INSERT INTO boxes VALUES (2), (3);
