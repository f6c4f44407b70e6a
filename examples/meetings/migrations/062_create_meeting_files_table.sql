-- Migration: Meeting-file relationship management
-- Dependencies: 061_remove_block_meeting_tables.sql
-- Rollback: DROP TABLE meetings.meeting_files;

BEGIN;

-- Step 1: the table
CREATE TABLE IF NOT EXISTS meetings.meeting_files (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    meeting_id BIGINT NOT NULL,
    file_id BIGINT NOT NULL,
    link_role TEXT NOT NULL DEFAULT 'attachment',
    created_by BIGINT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT meeting_files_unique UNIQUE (meeting_id, file_id),
    CONSTRAINT meeting_files_role_check
        CHECK (link_role IN ('attachment', 'agenda', 'transcript', 'context'))
);

-- Step 2: what 061 put aside
DO $$
BEGIN
    IF to_regclass('meetings.meeting_files_carryover') IS NOT NULL THEN
        INSERT INTO meetings.meeting_files (meeting_id, file_id, link_role, created_by, created_at)
        SELECT meeting_id, file_id, link_role, created_by, created_at
        FROM meetings.meeting_files_carryover
        ON CONFLICT ON CONSTRAINT meeting_files_unique DO NOTHING;

        DROP TABLE meetings.meeting_files_carryover;
    END IF;
END;
$$;

-- Step 3: indexes for performance
CREATE INDEX IF NOT EXISTS idx_meeting_files_meeting
    ON meetings.meeting_files (meeting_id);

CREATE INDEX IF NOT EXISTS idx_meeting_files_file
    ON meetings.meeting_files (file_id);

-- Step 4: foreign keys
ALTER TABLE meetings.meeting_files
    ADD CONSTRAINT fk_meeting_files_meeting
    FOREIGN KEY (meeting_id)
    REFERENCES meetings.meetings(meeting_id) ON DELETE CASCADE;

ALTER TABLE meetings.meeting_files
    ADD CONSTRAINT fk_meeting_files_file
    FOREIGN KEY (file_id) REFERENCES context.files(id) ON DELETE CASCADE;

ALTER TABLE meetings.meeting_files
    ADD CONSTRAINT fk_meeting_files_user
    FOREIGN KEY (created_by) REFERENCES client_mgmt.users(id) ON DELETE SET NULL;

COMMENT ON TABLE meetings.meeting_files
    IS 'Which files belong to a meeting, and what for';
COMMENT ON COLUMN meetings.meeting_files.created_by
    IS 'NULL where the account was deleted';

CREATE INDEX IF NOT EXISTS idx_meeting_files_transcripts
    ON meetings.meeting_files (meeting_id)
    WHERE link_role = 'transcript';

COMMENT ON COLUMN meetings.meeting_files.link_role
    IS 'attachment, agenda, transcript, or context for the model';

COMMIT;
