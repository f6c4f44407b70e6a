-- Migration 027: Description and association of entity relationships
--
-- Fixes the unique constraint as well: two entities may be related more than once
-- (orders.billing_address_id, orders.shipping_address_id), and with the old one the second
-- relationship overwrote the first. It now covers both columns in full.

ALTER TABLE engine_entity_relationships ADD COLUMN description TEXT;
ALTER TABLE engine_entity_relationships ADD COLUMN association VARCHAR(100);

ALTER TABLE engine_entity_relationships DROP CONSTRAINT engine_entity_relationships_unique;
ALTER TABLE engine_entity_relationships
    ADD CONSTRAINT engine_entity_relationships_unique UNIQUE (
        ontology_id, source_entity_id, target_entity_id,
        source_column_schema, source_column_table, source_column_name,
        target_column_schema, target_column_table, target_column_name
    );

COMMENT ON COLUMN engine_entity_relationships.description IS 'What the relationship means, one sentence';
COMMENT ON COLUMN engine_entity_relationships.association IS 'Verb that reads from source to target: "places", "ships to"';
