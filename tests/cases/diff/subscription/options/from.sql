CREATE SUBSCRIPTION warehouse CONNECTION 'host=old.example.org dbname=stock'
    PUBLICATION changes
    WITH (connect = false, enabled = false, slot_name = NONE, binary = false,
        synchronous_commit = 'off', streaming = true);
COMMENT ON SUBSCRIPTION warehouse IS 'from the stock';
