-- needs PostgreSQL 17

CREATE SUBSCRIPTION warehouse CONNECTION 'host=warehouse.example.org'
    PUBLICATION changes
    WITH (connect = false, enabled = false, slot_name = NONE, failover = true);
