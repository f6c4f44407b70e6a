-- needs PostgreSQL 15
-- A scale may be below zero.

CREATE TABLE populations (
    city text PRIMARY KEY,
    people numeric(8,0)
);
INSERT INTO populations VALUES ('Vienna', 2000000);
