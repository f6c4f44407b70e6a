CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE TABLE orders (
    a integer CONSTRAINT orders_a_fkey REFERENCES users DEFERRABLE,
    b integer CONSTRAINT orders_b_fkey REFERENCES users DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO users VALUES (1);
INSERT INTO orders VALUES (1, 1);
