-- Users get tables of their own. So far a person was only the subject of a token
-- (subject_id, text); from now on it is user_id, a foreign key to core.user_profiles.

CREATE SCHEMA IF NOT EXISTS core;

CREATE TABLE core.user_profiles (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    zitadel_user_id TEXT NOT NULL UNIQUE, -- "sub" of the token
    first_name TEXT,
    last_name TEXT,
    display_name TEXT,
    phone_e164 TEXT CHECK (phone_e164 ~ '^\+[1-9][0-9]{6,14}$'),
    avatar_object_key TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE core.user_emails (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES core.user_profiles(id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    verified BOOLEAN NOT NULL DEFAULT false,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX idx_user_emails_email ON core.user_emails (lower(email));
CREATE INDEX idx_user_emails_user_id ON core.user_emails (user_id);

CREATE TRIGGER user_profiles_updated_at
    BEFORE UPDATE ON core.user_profiles
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

COMMENT ON TABLE core.user_profiles IS 'People who have logged in at least once; authentication itself is Zitadel''s';
COMMENT ON TABLE core.user_emails IS 'Addresses of a user, also to match invitations';

-- One profile for every subject that we have ever seen; the rest is filled in at the next login
INSERT INTO core.user_profiles (zitadel_user_id)
SELECT subject_id FROM kb.organization_memberships
UNION
SELECT subject_id FROM kb.project_memberships
UNION
SELECT subject_id FROM kb.notifications
UNION
SELECT subject_id FROM kb.chat_conversations WHERE subject_id IS NOT NULL
UNION
SELECT subject_id FROM kb.audit_log WHERE subject_id IS NOT NULL;

ALTER TABLE kb.organization_memberships ADD COLUMN user_id UUID REFERENCES core.user_profiles(id) ON DELETE CASCADE;
ALTER TABLE kb.project_memberships ADD COLUMN user_id UUID REFERENCES core.user_profiles(id) ON DELETE CASCADE;
ALTER TABLE kb.notifications ADD COLUMN user_id UUID REFERENCES core.user_profiles(id) ON DELETE CASCADE;
ALTER TABLE kb.chat_conversations ADD COLUMN user_id UUID REFERENCES core.user_profiles(id) ON DELETE SET NULL;
ALTER TABLE kb.audit_log ADD COLUMN user_id UUID; -- no foreign key, see there

UPDATE kb.organization_memberships t SET user_id = u.id FROM core.user_profiles u WHERE u.zitadel_user_id = t.subject_id;
UPDATE kb.project_memberships t SET user_id = u.id FROM core.user_profiles u WHERE u.zitadel_user_id = t.subject_id;
UPDATE kb.notifications t SET user_id = u.id FROM core.user_profiles u WHERE u.zitadel_user_id = t.subject_id;
-- not a change that people made, keep the order of the list
ALTER TABLE kb.chat_conversations DISABLE TRIGGER chat_conversations_updated_at;
UPDATE kb.chat_conversations t SET user_id = u.id FROM core.user_profiles u WHERE u.zitadel_user_id = t.subject_id;
ALTER TABLE kb.chat_conversations ENABLE TRIGGER chat_conversations_updated_at;
UPDATE kb.audit_log t SET user_id = u.id FROM core.user_profiles u WHERE u.zitadel_user_id = t.subject_id;

ALTER TABLE kb.organization_memberships ALTER COLUMN user_id SET NOT NULL;
ALTER TABLE kb.project_memberships ALTER COLUMN user_id SET NOT NULL;
ALTER TABLE kb.notifications ALTER COLUMN user_id SET NOT NULL;

-- takes the unique constraints and indexes on subject_id along
ALTER TABLE kb.organization_memberships DROP COLUMN subject_id;
ALTER TABLE kb.project_memberships DROP COLUMN subject_id;
ALTER TABLE kb.notifications DROP COLUMN subject_id;
ALTER TABLE kb.chat_conversations DROP COLUMN subject_id;
ALTER TABLE kb.audit_log DROP COLUMN subject_id;

ALTER TABLE kb.organization_memberships ADD UNIQUE (organization_id, user_id);
ALTER TABLE kb.project_memberships ADD UNIQUE (project_id, user_id);

CREATE INDEX idx_organization_memberships_user_id ON kb.organization_memberships (user_id);
CREATE INDEX idx_project_memberships_user_id ON kb.project_memberships (user_id);
CREATE INDEX idx_notifications_user_unread ON kb.notifications (user_id, created_at DESC) WHERE read_at IS NULL AND cleared_at IS NULL;
CREATE INDEX idx_chat_conversations_user_id ON kb.chat_conversations (user_id, updated_at DESC);
CREATE INDEX idx_audit_log_user_id ON kb.audit_log (user_id, created_at DESC);
