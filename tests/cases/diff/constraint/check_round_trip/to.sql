-- A second trip through the printer moves the casts of the list.

CREATE TABLE products (
    id integer PRIMARY KEY,
    kind varchar(20) NOT NULL CONSTRAINT products_kind_check CHECK ((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))
);
INSERT INTO products VALUES (1, 'a'), (2, 'b');
