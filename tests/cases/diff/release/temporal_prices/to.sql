-- needs PostgreSQL 18
-- What 18 brings: keys over time, virtual columns, named and unenforced constraints.

CREATE EXTENSION btree_gist;
CREATE TABLE products (
    id integer NOT NULL,
    valid daterange NOT NULL,
    net numeric CONSTRAINT products_have_prices NOT NULL,
    gross numeric GENERATED ALWAYS AS (net * 1.2) VIRTUAL,
    CONSTRAINT products_pkey PRIMARY KEY (id, valid WITHOUT OVERLAPS)
);
CREATE TABLE offers (
    product_id integer NOT NULL,
    valid daterange NOT NULL,
    percent integer,
    CONSTRAINT offers_percent_check CHECK (percent < 100) NOT ENFORCED,
    CONSTRAINT offers_product_fkey FOREIGN KEY (product_id, PERIOD valid) REFERENCES products (id, PERIOD valid)
);
ALTER TABLE offers ADD CONSTRAINT offers_have_percent NOT NULL percent NOT VALID;
CREATE VIEW prices AS SELECT id, valid, gross FROM products;
INSERT INTO products (id, valid, net) VALUES (1, '[2024-01-01,2025-01-01)', 10);
INSERT INTO offers VALUES (1, '[2024-03-01,2024-04-01)', 5);
