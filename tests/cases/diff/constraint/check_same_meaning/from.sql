-- The text of one is what Postgres prints of the other: no difference.

CREATE TABLE products (
    id integer PRIMARY KEY,
    kind varchar(20) NOT NULL CONSTRAINT products_kind_check CHECK (kind IN ('a', 'b'))
);
