-- needs PostgreSQL 16

CREATE SUBSCRIPTION warehouse CONNECTION 'host=warehouse.example.org'
    PUBLICATION changes
    WITH (connect = false, enabled = false, slot_name = NONE, origin = none, password_required = false,
        run_as_owner = true, streaming = parallel);
