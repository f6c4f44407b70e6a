-- needs PostgreSQL 15

CREATE SCHEMA sales;
CREATE SCHEMA stock;
CREATE TABLE sales.orders (
    id integer PRIMARY KEY
);
CREATE TABLE stock.items (
    id integer PRIMARY KEY
);
CREATE PUBLICATION changes FOR TABLES IN SCHEMA sales;
