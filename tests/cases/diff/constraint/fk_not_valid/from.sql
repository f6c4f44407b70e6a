CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE TABLE orders (
    owner integer
);
INSERT INTO orders VALUES (99);
