-- needs PostgreSQL 18

CREATE TABLE boxes (
    width integer NOT NULL,
    size integer GENERATED ALWAYS AS (width * 2) VIRTUAL
);
INSERT INTO boxes VALUES (2), (3);
