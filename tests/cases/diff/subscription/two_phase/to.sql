-- needs PostgreSQL 15
-- It can only be set when the subscription is made.

CREATE SUBSCRIPTION warehouse CONNECTION 'host=warehouse.example.org'
    PUBLICATION changes
    WITH (connect = false, enabled = false, slot_name = NONE, two_phase = true);
