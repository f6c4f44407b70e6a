-- needs PostgreSQL 15

CREATE TABLE users (
    tenant integer,
    id integer,
    PRIMARY KEY (tenant, id)
);
CREATE TABLE orders (
    tenant integer NOT NULL,
    owner integer DEFAULT 0,
    CONSTRAINT orders_owner_fkey FOREIGN KEY (tenant, owner) REFERENCES users
        ON UPDATE CASCADE ON DELETE SET DEFAULT (owner)
);
