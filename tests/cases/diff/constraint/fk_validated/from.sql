CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE TABLE orders (
    owner integer
);
INSERT INTO users VALUES (1);
INSERT INTO orders VALUES (1);
ALTER TABLE orders ADD CONSTRAINT orders_owner_fkey FOREIGN KEY (owner) REFERENCES users NOT VALID;
