CREATE FOREIGN DATA WRAPPER one;
CREATE SERVER warehouse FOREIGN DATA WRAPPER one;
CREATE FOREIGN TABLE items (
    id integer,
    name text OPTIONS (column_name 'n'),
    old text
) SERVER warehouse OPTIONS (a '1', b '2');
