CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE TABLE orders (
    owner integer
);
INSERT INTO orders VALUES (99);
ALTER TABLE orders ADD CONSTRAINT orders_owner_fkey FOREIGN KEY (owner) REFERENCES users NOT VALID;
