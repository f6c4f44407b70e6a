-- needs PostgreSQL 15

CREATE SUBSCRIPTION warehouse CONNECTION 'host=warehouse.example.org'
    PUBLICATION changes
    WITH (connect = false, enabled = false, slot_name = NONE, disable_on_error = true);
