-- Migration: User avatar management
-- Dependencies: 010_create_meetings_schema.sql (client_mgmt.users)
-- Rollback: DROP TABLE client_mgmt.user_avatars; DROP TABLE client_mgmt.avatars;
--           DROP FUNCTION client_mgmt.assign_avatar();
--           DROP FUNCTION client_mgmt.one_current_avatar();

BEGIN;

-- Step 1: avatars of everybody, and of one client alone
CREATE TABLE IF NOT EXISTS client_mgmt.avatars (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    client_id BIGINT,
    name TEXT NOT NULL,
    image_path TEXT NOT NULL,
    color TEXT NOT NULL DEFAULT '#888888',
    is_active BOOLEAN NOT NULL DEFAULT true,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT avatars_color_check CHECK (color ~ '^#[0-9a-f]{6}$')
);

CREATE UNIQUE INDEX IF NOT EXISTS idx_avatars_name
    ON client_mgmt.avatars (COALESCE(client_id, 0), name);

-- Step 2: what a user wore, and wears
CREATE TABLE IF NOT EXISTS client_mgmt.user_avatars (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    user_id BIGINT NOT NULL,
    avatar_id BIGINT NOT NULL,
    is_current BOOLEAN NOT NULL DEFAULT true,
    chosen_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP
);

CREATE UNIQUE INDEX IF NOT EXISTS idx_user_avatars_current
    ON client_mgmt.user_avatars (user_id)
    WHERE is_current;

-- Step 3: foreign keys
ALTER TABLE client_mgmt.avatars
    ADD CONSTRAINT fk_avatars_client
    FOREIGN KEY (client_id) REFERENCES client_mgmt.clients(id) ON DELETE CASCADE;

ALTER TABLE client_mgmt.user_avatars
    ADD CONSTRAINT fk_user_avatars_user
    FOREIGN KEY (user_id) REFERENCES client_mgmt.users(id) ON DELETE CASCADE;

ALTER TABLE client_mgmt.user_avatars
    ADD CONSTRAINT fk_user_avatars_avatar
    FOREIGN KEY (avatar_id) REFERENCES client_mgmt.avatars(id);

-- Step 4: avatars for everybody
INSERT INTO client_mgmt.avatars (name, image_path, color) VALUES
    ('heron', 'avatars/heron.svg', '#4a7c9b'),
    ('otter', 'avatars/otter.svg', '#8a6b4f'),
    ('lynx', 'avatars/lynx.svg', '#c08a3e'),
    ('raven', 'avatars/raven.svg', '#333344'),
    ('hare', 'avatars/hare.svg', '#a89f91');

-- Step 5: a new choice ends the one before
CREATE OR REPLACE FUNCTION client_mgmt.one_current_avatar()
RETURNS TRIGGER AS $$
BEGIN
    UPDATE client_mgmt.user_avatars
    SET is_current = false
    WHERE user_id = NEW.user_id AND is_current;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER trg_user_avatars_current
    BEFORE INSERT ON client_mgmt.user_avatars
    FOR EACH ROW WHEN (NEW.is_current)
    EXECUTE FUNCTION client_mgmt.one_current_avatar();

-- Step 6: everybody has one from the first day
CREATE OR REPLACE FUNCTION client_mgmt.assign_avatar()
RETURNS TRIGGER AS $$
BEGIN
    INSERT INTO client_mgmt.user_avatars (user_id, avatar_id)
    SELECT NEW.id, a.id
    FROM client_mgmt.avatars a
    WHERE a.is_active AND a.client_id IS NULL
    ORDER BY (a.id + NEW.id) % 5, a.id
    LIMIT 1;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER trg_users_avatar
    AFTER INSERT ON client_mgmt.users
    FOR EACH ROW EXECUTE FUNCTION client_mgmt.assign_avatar();

INSERT INTO client_mgmt.user_avatars (user_id, avatar_id)
SELECT u.id, (SELECT min(a.id) FROM client_mgmt.avatars a)
FROM client_mgmt.users u
WHERE NOT EXISTS (SELECT 1 FROM client_mgmt.user_avatars x WHERE x.user_id = u.id);

COMMENT ON TABLE client_mgmt.avatars
    IS 'Pictures that stand for a user';
COMMENT ON COLUMN client_mgmt.avatars.client_id
    IS 'NULL: for the users of every client';
COMMENT ON TABLE client_mgmt.user_avatars
    IS 'Every choice; the current one is marked';

COMMENT ON COLUMN client_mgmt.avatars.image_path
    IS 'Below the static files of the application';
COMMENT ON FUNCTION client_mgmt.assign_avatar()
    IS 'Spreads the common avatars over new users';
COMMENT ON FUNCTION client_mgmt.one_current_avatar()
    IS 'Ends the choice before';

COMMIT;
