-- The foreign key looks the same before and after, but the index below it is another.

CREATE TABLE users (
    id integer NOT NULL,
    name text,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    owner integer NOT NULL CONSTRAINT orders_owner_fkey REFERENCES users
);
INSERT INTO users VALUES (1, 'Ada');
INSERT INTO orders VALUES (1, 1);
