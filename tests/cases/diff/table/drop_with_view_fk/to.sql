CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer_id integer
);
INSERT INTO orders VALUES (1, 1), (2, NULL);
