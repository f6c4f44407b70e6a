-- Files of a block meeting, taken from file_links.

BEGIN;

CREATE TABLE IF NOT EXISTS meetings.block_meeting_files (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    block_id BIGINT NOT NULL REFERENCES meetings.block_meetings(block_id) ON DELETE CASCADE,
    file_id BIGINT NOT NULL REFERENCES context.files(id) ON DELETE CASCADE,
    link_role TEXT NOT NULL DEFAULT 'attachment',
    created_by BIGINT REFERENCES client_mgmt.users(id),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (block_id, file_id)
);

INSERT INTO meetings.block_meeting_files (block_id, file_id, link_role, created_by, created_at)
SELECT l.block_id, l.file_id, min(l.link_role), min(l.linked_by), min(l.linked_at)
FROM meetings.file_links l
JOIN meetings.block_meetings m ON m.block_id = l.block_id
GROUP BY l.block_id, l.file_id
ON CONFLICT (block_id, file_id) DO NOTHING;

CREATE INDEX IF NOT EXISTS idx_block_meeting_files_file
    ON meetings.block_meeting_files (file_id);

COMMIT;
