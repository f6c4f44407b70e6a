-- What nobody reads any more goes: tables, columns, functions, a schema and an extension.

CREATE EXTENSION hstore;
CREATE SCHEMA legacy;
CREATE TYPE legacy.kind AS ENUM ('a', 'b');
CREATE TABLE legacy.import (
    id serial PRIMARY KEY,
    raw hstore
);
CREATE FUNCTION legacy.kind_of(value integer) RETURNS legacy.kind LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN value > 0 THEN 'a'::legacy.kind ELSE 'b'::legacy.kind END;
CREATE TABLE customers (
    id integer PRIMARY KEY,
    name text NOT NULL,
    kind legacy.kind DEFAULT legacy.kind_of(1),
    extra hstore,
    import_id integer REFERENCES legacy.import
);
CREATE INDEX customers_extra_idx ON customers USING gin (extra);
CREATE INDEX customers_kind_idx ON customers (legacy.kind_of(id));
CREATE VIEW legacy.customers AS SELECT id, name, kind, extra -> 'x' AS x FROM customers;
CREATE TRIGGER customers_import BEFORE UPDATE ON customers
    FOR EACH ROW WHEN (new.kind = 'b') EXECUTE FUNCTION suppress_redundant_updates_trigger();
INSERT INTO customers (id, name) VALUES (1, 'Ada');
