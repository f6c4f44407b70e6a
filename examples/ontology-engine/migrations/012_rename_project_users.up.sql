-- Migration 012: engine_project_users -> engine_users, three roles instead of two

BEGIN;

ALTER TABLE engine_project_users RENAME TO engine_users;
ALTER TABLE engine_users RENAME CONSTRAINT engine_project_users_pkey TO engine_users_pkey;
ALTER INDEX idx_engine_project_users_user_id RENAME TO idx_engine_users_user_id;

-- owner -> admin, member -> user; 'data' is new: may edit queries and ontology, not members
ALTER TABLE engine_users DROP CONSTRAINT engine_project_users_role_check;

UPDATE engine_users
   SET role = CASE role WHEN 'owner' THEN 'admin' ELSE 'user' END;

ALTER TABLE engine_users ALTER COLUMN role SET DEFAULT 'user';
ALTER TABLE engine_users
    ADD CONSTRAINT engine_users_role_check CHECK (role IN ('admin', 'data', 'user'));

COMMIT;
