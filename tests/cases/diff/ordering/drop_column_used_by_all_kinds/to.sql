CREATE TABLE orders (
    id integer PRIMARY KEY
);
INSERT INTO orders (id) VALUES (1);
