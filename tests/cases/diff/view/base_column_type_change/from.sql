CREATE TABLE orders (
    id integer PRIMARY KEY,
    total integer NOT NULL
);
CREATE VIEW big_orders AS SELECT id, total FROM orders WHERE total > 1000;
CREATE VIEW big_total AS SELECT sum(total) AS total FROM big_orders;
INSERT INTO orders VALUES (1, 10), (2, 2000);
