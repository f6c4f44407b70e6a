-- needs PostgreSQL 15

CREATE TABLE users (
    id integer PRIMARY KEY,
    kind text
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    note text
);
CREATE PUBLICATION changes FOR
    TABLE users (id) WHERE (id > 10),
    TABLE orders;
