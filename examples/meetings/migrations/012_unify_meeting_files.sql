-- Migration: Unify the ways in which a file belongs to a meeting
-- Dependencies: 012_replace_files_with_context.sql
-- Rollback: recreate meetings.block_files from meetings.file_links:
--           INSERT INTO meetings.block_files
--           SELECT DISTINCT block_id, file_id FROM meetings.file_links;
--
-- A file could be tied to a meeting by meetings.block_files, or in some databases
-- by meetings.meeting_attachments, which only the old uploader wrote. Both become
-- meetings.file_links, with a role that says what the file is for.

BEGIN;

-- Step 1: the one table
CREATE TABLE IF NOT EXISTS meetings.file_links (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    block_id BIGINT NOT NULL,
    file_id BIGINT NOT NULL,
    link_role TEXT NOT NULL DEFAULT 'attachment',
    linked_by BIGINT,
    linked_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT file_links_role_check
        CHECK (link_role IN ('attachment', 'agenda', 'transcript', 'context')),
    CONSTRAINT file_links_unique
        UNIQUE (block_id, file_id, link_role)
);

ALTER TABLE meetings.file_links
    DROP CONSTRAINT IF EXISTS fk_file_links_block,
    ADD CONSTRAINT fk_file_links_block
    FOREIGN KEY (block_id)
    REFERENCES conversation.blocks(block_id) ON DELETE CASCADE;

ALTER TABLE meetings.file_links
    DROP CONSTRAINT IF EXISTS fk_file_links_file,
    ADD CONSTRAINT fk_file_links_file
    FOREIGN KEY (file_id)
    REFERENCES context.files(id) ON DELETE CASCADE;

ALTER TABLE meetings.file_links
    DROP CONSTRAINT IF EXISTS fk_file_links_user,
    ADD CONSTRAINT fk_file_links_user
    FOREIGN KEY (linked_by) REFERENCES client_mgmt.users(id) ON DELETE SET NULL;

-- Step 2: links from block_files; the name tells the role
INSERT INTO meetings.file_links (block_id, file_id, link_role)
SELECT
    b.block_id,
    b.file_id,
    CASE
        WHEN f.file_name ILIKE '%agenda%' THEN 'agenda'
        WHEN f.file_name ILIKE '%transcript%' THEN 'transcript'
        ELSE 'attachment'
    END
FROM meetings.block_files b
JOIN context.files f ON f.id = b.file_id
ON CONFLICT ON CONSTRAINT file_links_unique DO NOTHING;

-- Step 3: links of the old uploader, where there are any
DO $$
DECLARE
    taken BIGINT;
BEGIN
    IF to_regclass('meetings.meeting_attachments') IS NULL THEN
        RAISE NOTICE 'meetings.meeting_attachments is not here, nothing to take over';
        RETURN;
    END IF;

    EXECUTE $sql$
        INSERT INTO meetings.file_links (block_id, file_id, link_role)
        SELECT a.block_id, f.id, 'attachment'
        FROM meetings.meeting_attachments a
        JOIN context.files f ON f.legacy_file_id = a.file_id
        ON CONFLICT ON CONSTRAINT file_links_unique DO NOTHING
    $sql$;
    GET DIAGNOSTICS taken = ROW_COUNT;
    RAISE NOTICE '% links taken over from meetings.meeting_attachments', taken;
END;
$$;

-- Step 4: check before anything is dropped
DO $$
DECLARE
    lost BIGINT;
BEGIN
    SELECT count(*) INTO lost
    FROM meetings.block_files b
    WHERE NOT EXISTS (
        SELECT 1
        FROM meetings.file_links l
        WHERE l.block_id = b.block_id
          AND l.file_id = b.file_id
    );
    IF lost > 0 THEN
        RAISE EXCEPTION '% links of meetings.block_files were not taken over', lost;
    END IF;
END;
$$;

-- Step 5: the old tables go
DROP TABLE IF EXISTS meetings.meeting_attachments;
DROP TABLE IF EXISTS meetings.block_files;

-- Step 6: indexes after the bulk insert
CREATE INDEX IF NOT EXISTS idx_file_links_block
    ON meetings.file_links (block_id);

CREATE INDEX IF NOT EXISTS idx_file_links_file
    ON meetings.file_links (file_id);

CREATE INDEX IF NOT EXISTS idx_file_links_transcripts
    ON meetings.file_links (block_id)
    WHERE link_role = 'transcript';

-- Step 7: what the meeting page reads
CREATE OR REPLACE VIEW meetings.block_file_list AS
SELECT
    l.block_id,
    l.link_role,
    f.id AS file_id,
    f.file_name,
    f.size_bytes,
    l.linked_at
FROM meetings.file_links l
JOIN context.files f ON f.id = l.file_id;

COMMENT ON TABLE meetings.file_links
    IS 'Which files belong to a block, and what for';
COMMENT ON COLUMN meetings.file_links.link_role
    IS 'attachment, agenda, transcript, or context for the model';
COMMENT ON COLUMN meetings.file_links.linked_by
    IS 'NULL for links from before this migration';
COMMENT ON VIEW meetings.block_file_list
    IS 'Files of a block as the meeting page shows them';

-- Step 8: how the application links from now on
CREATE OR REPLACE FUNCTION meetings.link_file(
    p_block_id BIGINT,
    p_file_id BIGINT,
    p_role TEXT DEFAULT 'attachment',
    p_user_id BIGINT DEFAULT NULL
) RETURNS BIGINT AS $$
    INSERT INTO meetings.file_links (block_id, file_id, link_role, linked_by)
    VALUES (p_block_id, p_file_id, p_role, p_user_id)
    ON CONFLICT ON CONSTRAINT file_links_unique
    DO UPDATE SET linked_by = COALESCE(meetings.file_links.linked_by, EXCLUDED.linked_by)
    RETURNING id;
$$ LANGUAGE sql;

COMMENT ON FUNCTION meetings.link_file(BIGINT, BIGINT, TEXT, BIGINT)
    IS 'Links a file, or finds the link that is there';
COMMENT ON CONSTRAINT file_links_unique ON meetings.file_links
    IS 'A file may have several roles in a block, each of them once';
COMMENT ON COLUMN meetings.file_links.linked_at
    IS 'For old links the time of the migration';
COMMENT ON INDEX meetings.idx_file_links_transcripts
    IS 'The importer asks for transcripts all day long';

COMMIT;
