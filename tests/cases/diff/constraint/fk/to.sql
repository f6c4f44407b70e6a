CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    owner integer CONSTRAINT orders_owner_fkey REFERENCES users
);
INSERT INTO users VALUES (1), (2);
INSERT INTO orders VALUES (1, 1), (2, NULL);
