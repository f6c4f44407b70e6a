CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer integer,
    placed date
);
INSERT INTO orders VALUES (1, 1, '2024-05-05'), (2, 1, NULL);
