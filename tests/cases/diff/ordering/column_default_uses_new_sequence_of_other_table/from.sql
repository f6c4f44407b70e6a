CREATE TABLE a_orders (
    id integer PRIMARY KEY,
    number integer
);
INSERT INTO a_orders VALUES (1, 1);
