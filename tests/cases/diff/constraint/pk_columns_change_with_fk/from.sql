-- Foreign keys hang on the key, and have to let go of it first.

CREATE TABLE users (
    tenant integer NOT NULL,
    id integer NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    tenant integer NOT NULL,
    owner integer NOT NULL,
    CONSTRAINT orders_owner_fkey FOREIGN KEY (owner) REFERENCES users (id)
);
INSERT INTO users VALUES (1, 1), (1, 2);
INSERT INTO orders VALUES (1, 1, 2);
