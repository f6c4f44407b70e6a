CREATE FOREIGN DATA WRAPPER one;
CREATE SERVER warehouse FOREIGN DATA WRAPPER one;
CREATE FOREIGN TABLE items (
    id bigint NOT NULL,
    name text OPTIONS (column_name 'name', hidden 'true'),
    fresh date DEFAULT current_date
) SERVER warehouse OPTIONS (b '3', c '4');
