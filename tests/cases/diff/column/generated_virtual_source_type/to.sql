-- needs PostgreSQL 18

CREATE TABLE boxes (
    width bigint NOT NULL,
    size bigint GENERATED ALWAYS AS (width * 2) VIRTUAL
);
INSERT INTO boxes (width) VALUES (2), (3);
