-- needs PostgreSQL 18

CREATE EXTENSION btree_gist;
CREATE TABLE prices (
    product integer NOT NULL,
    valid daterange NOT NULL,
    price numeric,
    CONSTRAINT prices_pkey PRIMARY KEY (product, valid WITHOUT OVERLAPS)
);
INSERT INTO prices VALUES (1, '[2024-01-01,2024-07-01)', 10), (1, '[2024-07-01,2025-01-01)', 11);
