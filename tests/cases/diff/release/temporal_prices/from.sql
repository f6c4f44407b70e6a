-- needs PostgreSQL 18
-- What 18 brings: keys over time, virtual columns, named and unenforced constraints.

CREATE EXTENSION btree_gist;
CREATE TABLE products (
    id integer NOT NULL,
    valid daterange NOT NULL,
    net numeric CONSTRAINT products_net_not_null NOT NULL,
    CONSTRAINT products_pkey PRIMARY KEY (id, valid)
);
CREATE TABLE offers (
    product_id integer NOT NULL,
    valid daterange NOT NULL,
    percent integer,
    CONSTRAINT offers_percent_check CHECK (percent < 100)
);
INSERT INTO products (id, valid, net) VALUES (1, '[2024-01-01,2025-01-01)', 10);
INSERT INTO offers VALUES (1, '[2024-03-01,2024-04-01)', 5);
