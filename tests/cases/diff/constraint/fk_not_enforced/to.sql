-- needs PostgreSQL 18

CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE TABLE orders (
    owner integer CONSTRAINT orders_owner_fkey REFERENCES users NOT ENFORCED
);
INSERT INTO users VALUES (1);
INSERT INTO orders VALUES (1);
