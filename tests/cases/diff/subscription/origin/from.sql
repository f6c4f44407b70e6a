-- needs PostgreSQL 16

CREATE SUBSCRIPTION warehouse CONNECTION 'host=warehouse.example.org'
    PUBLICATION changes
    WITH (connect = false, enabled = false, slot_name = NONE, origin = any, password_required = true,
        run_as_owner = false, streaming = off);
