-- needs PostgreSQL 15

CREATE TABLE orders (
    id integer PRIMARY KEY,
    region text
);
CREATE PUBLICATION changes FOR TABLE orders (id, region) WHERE (id > 100);
INSERT INTO orders VALUES (1, 'eu');
