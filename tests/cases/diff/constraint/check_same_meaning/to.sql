-- The text of one is what Postgres prints of the other: no difference.
-- pg_dump does not show this: how a check was first written

CREATE TABLE products (
    id integer PRIMARY KEY,
    kind varchar(20) NOT NULL CONSTRAINT products_kind_check CHECK (kind = ANY (ARRAY['a'::character varying, 'b'::character varying]))
);
