CREATE TABLE users (
    id integer NOT NULL,
    CONSTRAINT users_pk PRIMARY KEY (id)
);
CREATE TABLE orders (
    owner integer CONSTRAINT orders_owner_fkey REFERENCES users
);
INSERT INTO users VALUES (1);
INSERT INTO orders VALUES (1), (NULL);
