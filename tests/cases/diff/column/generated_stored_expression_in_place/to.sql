-- needs PostgreSQL 17
-- From 17 on the expression of a column in the middle can be set in place.

CREATE TABLE boxes (
    width integer NOT NULL,
    size integer GENERATED ALWAYS AS (width * 2) STORED,
    label text
);
CREATE VIEW sizes AS SELECT size, label FROM boxes;
INSERT INTO boxes (width, label) VALUES (2, 'a'), (3, 'b');
