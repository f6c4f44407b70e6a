CREATE SUBSCRIPTION warehouse CONNECTION 'host=new.example.org dbname=stock'
    PUBLICATION changes, prices
    WITH (connect = false, enabled = false, slot_name = NONE, binary = true,
        synchronous_commit = 'local', streaming = false);
COMMENT ON SUBSCRIPTION warehouse IS 'from the stock';
