-- The server of a foreign table cannot be altered.

CREATE FOREIGN DATA WRAPPER one;
CREATE SERVER warehouse FOREIGN DATA WRAPPER one;
CREATE SERVER office FOREIGN DATA WRAPPER one;
CREATE FOREIGN TABLE items (
    id integer
) SERVER warehouse;
CREATE VIEW item_ids AS SELECT id FROM items;
