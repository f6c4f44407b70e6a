-- A local table gives way to one on another server, with a view between.

CREATE EXTENSION postgres_fdw;
CREATE SERVER warehouse FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'old.example.org', dbname 'stock');
CREATE USER MAPPING FOR shale_test_a SERVER warehouse OPTIONS (user 'reader');
CREATE TABLE stock_levels (
    sku text NOT NULL,
    quantity integer
);
CREATE VIEW in_stock AS SELECT sku FROM stock_levels WHERE quantity > 0;
CREATE FUNCTION is_in_stock(item text) RETURNS boolean LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT EXISTS (SELECT FROM in_stock WHERE sku = item);
    END;
GRANT SELECT ON in_stock TO shale_test_a;
