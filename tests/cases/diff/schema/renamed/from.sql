-- The same table under another schema name: a rename, or a drop and a create that names its hazard.

CREATE SCHEMA stock;
CREATE TABLE stock.items (
    sku text PRIMARY KEY,
    quantity integer NOT NULL DEFAULT 0
);
CREATE VIEW stock.missing AS
    SELECT sku FROM stock.items WHERE quantity = 0;
INSERT INTO stock.items VALUES ('bolt', 12), ('nut', 0);
