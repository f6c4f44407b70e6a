-- needs PostgreSQL 18
-- SET EXPRESSION does it in place.

CREATE TABLE boxes (
    width integer NOT NULL,
    size integer GENERATED ALWAYS AS (width * 2) VIRTUAL,
    label text
);
CREATE VIEW sizes AS SELECT size, label FROM boxes;
INSERT INTO boxes (width, label) VALUES (2, 'a'), (3, 'b');
