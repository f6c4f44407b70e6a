-- Migration 012 (down)
-- 'data' has no counterpart in the old model and becomes a plain member.

BEGIN;

ALTER TABLE engine_users DROP CONSTRAINT engine_users_role_check;

UPDATE engine_users
   SET role = CASE role WHEN 'admin' THEN 'owner' ELSE 'member' END;

ALTER TABLE engine_users ALTER COLUMN role SET DEFAULT 'member';
ALTER TABLE engine_users
    ADD CONSTRAINT engine_project_users_role_check CHECK (role IN ('owner', 'member'));

ALTER INDEX idx_engine_users_user_id RENAME TO idx_engine_project_users_user_id;
ALTER TABLE engine_users RENAME CONSTRAINT engine_users_pkey TO engine_project_users_pkey;
ALTER TABLE engine_users RENAME TO engine_project_users;

COMMIT;
