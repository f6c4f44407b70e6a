-- Migration: Fragment analysis tree structure
-- Dependencies: 064_create_thinking_tools_schema.sql
-- Rollback: DROP TABLE thinking_tools.fragment_tree_assignments;
--           DROP TABLE thinking_tools.tree_nodes; DROP TABLE thinking_tools.trees;
--           DROP FUNCTION thinking_tools.check_tree_node();

BEGIN;

-- Step 1: trees and their nodes
CREATE TABLE IF NOT EXISTS thinking_tools.trees (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    client_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT trees_name_unique UNIQUE (client_id, name)
);

CREATE TABLE IF NOT EXISTS thinking_tools.tree_nodes (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    tree_id BIGINT NOT NULL,
    parent_id BIGINT,
    label TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT tree_nodes_label_unique UNIQUE (tree_id, parent_id, label),
    CONSTRAINT tree_nodes_self_check CHECK (parent_id <> id)
);

-- Step 2: where a fragment hangs
CREATE TABLE IF NOT EXISTS thinking_tools.fragment_tree_assignments (
    fragment_id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    assigned_by BIGINT,
    is_automatic BOOLEAN NOT NULL DEFAULT true,
    assigned_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (fragment_id, node_id)
);

-- Step 3: foreign keys
ALTER TABLE thinking_tools.trees
    ADD CONSTRAINT fk_trees_client
    FOREIGN KEY (client_id)
    REFERENCES client_mgmt.clients(id) ON DELETE CASCADE;

ALTER TABLE thinking_tools.tree_nodes
    ADD CONSTRAINT fk_tree_nodes_tree
    FOREIGN KEY (tree_id)
    REFERENCES thinking_tools.trees(id) ON DELETE CASCADE;

ALTER TABLE thinking_tools.tree_nodes
    ADD CONSTRAINT fk_tree_nodes_parent
    FOREIGN KEY (parent_id) REFERENCES thinking_tools.tree_nodes(id) ON DELETE CASCADE;

ALTER TABLE thinking_tools.fragment_tree_assignments
    ADD CONSTRAINT fk_assignments_fragment
    FOREIGN KEY (fragment_id) REFERENCES thinking_tools.fragments(id) ON DELETE CASCADE;

ALTER TABLE thinking_tools.fragment_tree_assignments
    ADD CONSTRAINT fk_assignments_node
    FOREIGN KEY (node_id) REFERENCES thinking_tools.tree_nodes(id) ON DELETE CASCADE;

ALTER TABLE thinking_tools.fragment_tree_assignments
    ADD CONSTRAINT fk_assignments_user
    FOREIGN KEY (assigned_by) REFERENCES client_mgmt.users(id) ON DELETE SET NULL;

-- Step 4: a parent is a node of the same tree
CREATE OR REPLACE FUNCTION thinking_tools.check_tree_node()
RETURNS TRIGGER AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1
        FROM thinking_tools.tree_nodes p
        WHERE p.id = NEW.parent_id
          AND p.tree_id = NEW.tree_id
    ) THEN
        RAISE EXCEPTION 'node % hangs below a node of another tree', NEW.id;
    END IF;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER trg_tree_nodes_check
    BEFORE INSERT OR UPDATE OF parent_id, tree_id ON thinking_tools.tree_nodes
    FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL)
    EXECUTE FUNCTION thinking_tools.check_tree_node();

-- Step 5: indexes
CREATE INDEX IF NOT EXISTS idx_tree_nodes_tree
    ON thinking_tools.tree_nodes (tree_id, parent_id, position);

CREATE INDEX IF NOT EXISTS idx_assignments_node
    ON thinking_tools.fragment_tree_assignments (node_id);

-- Step 6: paths, for display
CREATE OR REPLACE VIEW thinking_tools.tree_paths AS
WITH RECURSIVE paths AS (
    SELECT id, tree_id, label AS path, 1 AS depth
    FROM thinking_tools.tree_nodes
    WHERE parent_id IS NULL
    UNION ALL
    SELECT n.id, n.tree_id, p.path || ' / ' || n.label, p.depth + 1
    FROM thinking_tools.tree_nodes n
    JOIN paths p ON p.id = n.parent_id
)
SELECT id, tree_id, path, depth
FROM paths;

COMMENT ON TABLE thinking_tools.trees
    IS 'Subjects of a client, as a tree';
COMMENT ON TABLE thinking_tools.fragment_tree_assignments
    IS 'A fragment may hang in several places';
COMMENT ON COLUMN thinking_tools.fragment_tree_assignments.is_automatic
    IS 'false once a person moved or confirmed it';

COMMENT ON VIEW thinking_tools.tree_paths
    IS 'Every node with the labels from its root to it';
COMMENT ON COLUMN thinking_tools.tree_nodes.position
    IS 'Order among the children of a node';
COMMENT ON COLUMN thinking_tools.fragment_tree_assignments.assigned_by
    IS 'NULL for what a tool did';

COMMIT;
