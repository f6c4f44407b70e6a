CREATE SUBSCRIPTION warehouse CONNECTION 'host=warehouse.example.org dbname=stock'
    PUBLICATION changes, prices
    WITH (connect = false, enabled = false, slot_name = NONE);
