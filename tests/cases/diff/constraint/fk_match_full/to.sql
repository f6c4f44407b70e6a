CREATE TABLE users (
    tenant integer,
    id integer,
    PRIMARY KEY (tenant, id)
);
CREATE TABLE orders (
    tenant integer,
    owner integer,
    CONSTRAINT orders_owner_fkey FOREIGN KEY (tenant, owner) REFERENCES users MATCH FULL
);
INSERT INTO users VALUES (1, 1);
INSERT INTO orders VALUES (1, 1), (NULL, NULL);
