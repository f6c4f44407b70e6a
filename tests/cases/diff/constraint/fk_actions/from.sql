CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    a integer CONSTRAINT orders_a_fkey REFERENCES users,
    b integer CONSTRAINT orders_b_fkey REFERENCES users ON UPDATE CASCADE,
    c integer CONSTRAINT orders_c_fkey REFERENCES users ON DELETE SET DEFAULT ON UPDATE RESTRICT
);
INSERT INTO users VALUES (1);
INSERT INTO orders VALUES (1, 1, 1, NULL);
