-- The same table under another schema name: a rename, or a drop and a create that names its hazard.

CREATE SCHEMA inventory;
CREATE TABLE inventory.items (
    sku text PRIMARY KEY,
    quantity integer NOT NULL DEFAULT 0
);
CREATE VIEW inventory.missing AS
    SELECT sku FROM inventory.items WHERE quantity = 0;
INSERT INTO inventory.items VALUES ('bolt', 12), ('nut', 0);
