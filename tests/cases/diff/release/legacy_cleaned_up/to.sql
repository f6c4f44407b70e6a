-- What nobody reads any more goes: tables, columns, functions, a schema and an extension.

CREATE TABLE customers (
    id integer PRIMARY KEY,
    name text NOT NULL
);
INSERT INTO customers (id, name) VALUES (1, 'Ada');
