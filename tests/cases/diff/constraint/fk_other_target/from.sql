CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE TABLE companies (
    id integer PRIMARY KEY
);
CREATE TABLE orders (
    owner integer CONSTRAINT orders_owner_fkey REFERENCES users
);
INSERT INTO users VALUES (1);
INSERT INTO companies VALUES (1);
INSERT INTO orders VALUES (1);
