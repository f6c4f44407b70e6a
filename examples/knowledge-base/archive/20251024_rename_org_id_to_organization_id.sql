-- org_id -> organization_id
--
-- The API, the tokens and half of the code say organization_id. Renames the columns, then
-- whatever carries the old name in its own.

ALTER TABLE kb.projects RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.organization_memberships RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.invites RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.branches RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.object_extraction_jobs RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.discovery_jobs RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.graph_objects RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.graph_relationships RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.product_versions RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.object_type_schemas RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.relationship_type_schemas RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.project_template_packs RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.project_object_type_registry RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.chat_conversations RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.integrations RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.tags RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.notifications RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.audit_log RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.settings RENAME COLUMN org_id TO organization_id;

-- Constraints first: the index of a unique constraint takes its name along
DO $$
DECLARE
    r record;
BEGIN
    FOR r IN
        SELECT c.conrelid::regclass AS tab, c.conname
          FROM pg_constraint c
         WHERE c.connamespace = 'kb'::regnamespace
           AND c.conname LIKE '%\_org\_id\_%'
           AND c.conrelid <> 'kb.documents'::regclass
         ORDER BY 1, 2
    LOOP
        EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I',
                       r.tab, r.conname, replace(r.conname, '_org_id', '_organization_id'));
    END LOOP;

    FOR r IN
        SELECT i.indexrelid::regclass AS idx, c.relname
          FROM pg_index i
          JOIN pg_class c ON c.oid = i.indexrelid
         WHERE c.relnamespace = 'kb'::regnamespace
           AND c.relname LIKE 'idx\_%\_org\_id%'
           AND i.indrelid <> 'kb.documents'::regclass
         ORDER BY 2
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I',
                       r.idx, replace(r.relname, '_org_id', '_organization_id'));
    END LOOP;
END
$$;

-- A function body is only text, a rename does not reach it
CREATE OR REPLACE FUNCTION kb.fill_organization_id()
RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.organization_id IS NULL AND NEW.project_id IS NOT NULL THEN
        SELECT p.organization_id INTO NEW.organization_id
          FROM kb.projects p
         WHERE p.id = NEW.project_id;
    END IF;
    RETURN NEW;
END;
$$;
