CREATE FOREIGN DATA WRAPPER one;
CREATE SERVER warehouse FOREIGN DATA WRAPPER one;
CREATE FOREIGN TABLE items (
    id integer OPTIONS (key 'true') NOT NULL,
    name varchar(20) COLLATE "C" DEFAULT 'none',
    size integer GENERATED ALWAYS AS (id * 2) STORED,
    CONSTRAINT items_positive CHECK (id > 0)
) SERVER warehouse OPTIONS (table_name 'items', updatable 'false');
COMMENT ON FOREIGN TABLE items IS 'over there';
COMMENT ON COLUMN items.name IS 'what it says';
GRANT SELECT ON items TO shale_test_a;
