-- needs PostgreSQL 18

CREATE EXTENSION btree_gist;
CREATE TABLE prices (
    product integer NOT NULL,
    valid daterange NOT NULL,
    CONSTRAINT prices_pkey PRIMARY KEY (product, valid WITHOUT OVERLAPS)
);
CREATE TABLE offers (
    product integer NOT NULL,
    valid daterange NOT NULL
);
INSERT INTO prices VALUES (1, '[2024-01-01,2025-01-01)');
INSERT INTO offers VALUES (1, '[2024-03-01,2024-04-01)');
