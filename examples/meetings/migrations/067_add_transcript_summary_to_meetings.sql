-- Migration: Meeting summary storage
-- Dependencies: 050_consolidate_blocks_and_block_meetings.sql
-- Rollback: ALTER TABLE meetings.meetings
--               DROP COLUMN transcript_summary, DROP COLUMN summary_llm_id, DROP COLUMN summarized_at;

BEGIN;

-- Step 1: columns
ALTER TABLE meetings.meetings
    ADD COLUMN IF NOT EXISTS transcript_summary TEXT,
    ADD COLUMN IF NOT EXISTS summary_llm_id BIGINT,
    ADD COLUMN IF NOT EXISTS summarized_at TIMESTAMP WITH TIME ZONE;

-- Step 2: foreign key and check
ALTER TABLE meetings.meetings
    ADD CONSTRAINT fk_meetings_summary_llm
    FOREIGN KEY (summary_llm_id)
    REFERENCES client_mgmt.llms(id) ON DELETE SET NULL;

ALTER TABLE meetings.meetings
    ADD CONSTRAINT meetings_summary_check
    CHECK (summarized_at IS NULL OR transcript_summary IS NOT NULL);

-- Step 3: what is waiting for a summary
CREATE INDEX IF NOT EXISTS idx_meetings_unsummarized
    ON meetings.meetings (created_at)
    WHERE status = 'closed' AND summarized_at IS NULL;

COMMENT ON COLUMN meetings.meetings.transcript_summary
    IS 'Written by a model, may be edited by people';
COMMENT ON COLUMN meetings.meetings.summary_llm_id
    IS 'The model that wrote it';
COMMENT ON COLUMN meetings.meetings.summarized_at
    IS 'NULL again when turns are added later';

-- Step 4: nothing counts as summarized yet
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM meetings.meetings WHERE summarized_at IS NOT NULL) THEN
        RAISE NOTICE 'some meetings had a summary before';
    END IF;
END;
$$;

COMMIT;
