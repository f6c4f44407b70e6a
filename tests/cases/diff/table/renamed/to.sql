CREATE TABLE customers (
    id integer PRIMARY KEY,
    name text NOT NULL,
    CONSTRAINT customers_name_key UNIQUE (name)
);
INSERT INTO customers VALUES (1, 'Ada'), (2, 'Grace');
