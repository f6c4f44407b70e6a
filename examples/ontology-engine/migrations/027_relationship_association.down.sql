-- Migration 027 (down)
-- Of several relationships between the same two entities the oldest stays.

DELETE FROM engine_entity_relationships r
 USING engine_entity_relationships older
 WHERE older.ontology_id = r.ontology_id
   AND older.source_entity_id = r.source_entity_id
   AND older.target_entity_id = r.target_entity_id
   AND (older.created_at, older.id) < (r.created_at, r.id);

ALTER TABLE engine_entity_relationships DROP CONSTRAINT engine_entity_relationships_unique;
ALTER TABLE engine_entity_relationships
    ADD CONSTRAINT engine_entity_relationships_unique
    UNIQUE (ontology_id, source_entity_id, target_entity_id);

ALTER TABLE engine_entity_relationships DROP COLUMN association;
ALTER TABLE engine_entity_relationships DROP COLUMN description;
