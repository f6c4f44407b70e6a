-- As 023 did for llms.

BEGIN;

-- the oldest type of a name stays
UPDATE client_mgmt.llms l
SET type_id = k.keep_id
FROM client_mgmt.llm_types t
JOIN (SELECT name, min(id) AS keep_id FROM client_mgmt.llm_types GROUP BY name) k USING (name)
WHERE t.id = l.type_id;

DELETE FROM client_mgmt.llm_types t
WHERE t.id > (SELECT min(o.id) FROM client_mgmt.llm_types o WHERE o.name = t.name);

ALTER TABLE client_mgmt.llm_types
    DROP COLUMN IF EXISTS client_id;

COMMIT;
