-- Migration: Advanced thinking tools infrastructure
-- Dependencies: 050_consolidate_blocks_and_block_meetings.sql
-- Rollback: DROP SCHEMA thinking_tools CASCADE;
--
-- A thinking tool is a way to look at what was said: it takes turns of a meeting,
-- cuts fragments out of them and connects these. It replaces the lenses that were
-- dropped with 053 to 060.

BEGIN;

CREATE SCHEMA IF NOT EXISTS thinking_tools;

-- Step 1: tools, and the versions of their prompts
CREATE TABLE IF NOT EXISTS thinking_tools.tools (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    client_id BIGINT,
    tool_key TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    category TEXT NOT NULL DEFAULT 'general',
    is_active BOOLEAN NOT NULL DEFAULT true,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT tools_key_check CHECK (tool_key ~ '^[a-z][a-z0-9_]*$'),
    CONSTRAINT tools_category_check
        CHECK (category IN ('general', 'reflection', 'argument', 'planning'))
);

CREATE TABLE IF NOT EXISTS thinking_tools.tool_versions (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    tool_id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    prompt TEXT NOT NULL,
    llm_id BIGINT,
    parameters JSONB NOT NULL DEFAULT '{}',
    created_by BIGINT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT tool_versions_unique UNIQUE (tool_id, version),
    CONSTRAINT tool_versions_version_check CHECK (version > 0)
);

-- Step 2: runs of a tool over a meeting
CREATE TABLE IF NOT EXISTS thinking_tools.runs (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    tool_version_id BIGINT NOT NULL,
    meeting_id BIGINT NOT NULL,
    started_by BIGINT,
    status TEXT NOT NULL DEFAULT 'queued',
    error TEXT,
    started_at TIMESTAMP WITH TIME ZONE,
    finished_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT runs_status_check
        CHECK (status IN ('queued', 'running', 'done', 'failed')),
    CONSTRAINT runs_times_check
        CHECK (finished_at IS NULL OR finished_at >= started_at)
);

-- Step 3: fragments of turns, and how they hang together
CREATE TABLE IF NOT EXISTS thinking_tools.fragments (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    run_id UUID NOT NULL,
    turn_id UUID NOT NULL,
    fragment_type TEXT NOT NULL DEFAULT 'statement',
    content TEXT NOT NULL,
    start_offset INTEGER,
    end_offset INTEGER,
    confidence NUMERIC(4, 3),
    CONSTRAINT fragments_offsets_check
        CHECK (start_offset IS NULL OR start_offset < end_offset),
    CONSTRAINT fragments_confidence_check
        CHECK (confidence BETWEEN 0 AND 1)
);

CREATE TABLE IF NOT EXISTS thinking_tools.fragment_links (
    from_fragment_id BIGINT NOT NULL,
    to_fragment_id BIGINT NOT NULL,
    relation TEXT NOT NULL DEFAULT 'supports',
    PRIMARY KEY (from_fragment_id, to_fragment_id, relation),
    CONSTRAINT fragment_links_self_check
        CHECK (from_fragment_id <> to_fragment_id),
    CONSTRAINT fragment_links_relation_check
        CHECK (relation IN ('supports', 'contradicts', 'answers', 'repeats'))
);

-- Step 4: foreign keys
ALTER TABLE thinking_tools.tools
    ADD CONSTRAINT fk_tools_client
    FOREIGN KEY (client_id) REFERENCES client_mgmt.clients(id) ON DELETE CASCADE;

ALTER TABLE thinking_tools.tool_versions
    ADD CONSTRAINT fk_tool_versions_tool
    FOREIGN KEY (tool_id) REFERENCES thinking_tools.tools(id) ON DELETE CASCADE,
    ADD CONSTRAINT fk_tool_versions_llm
    FOREIGN KEY (llm_id) REFERENCES client_mgmt.llms(id) ON DELETE SET NULL,
    ADD CONSTRAINT fk_tool_versions_user
    FOREIGN KEY (created_by) REFERENCES client_mgmt.users(id) ON DELETE SET NULL;

ALTER TABLE thinking_tools.runs
    ADD CONSTRAINT fk_runs_tool_version
    FOREIGN KEY (tool_version_id) REFERENCES thinking_tools.tool_versions(id),
    ADD CONSTRAINT fk_runs_meeting
    FOREIGN KEY (meeting_id) REFERENCES meetings.meetings(meeting_id) ON DELETE CASCADE,
    ADD CONSTRAINT fk_runs_user
    FOREIGN KEY (started_by) REFERENCES client_mgmt.users(id) ON DELETE SET NULL;

ALTER TABLE thinking_tools.fragments
    ADD CONSTRAINT fk_fragments_run
    FOREIGN KEY (run_id) REFERENCES thinking_tools.runs(id) ON DELETE CASCADE,
    ADD CONSTRAINT fk_fragments_turn
    FOREIGN KEY (turn_id) REFERENCES conversation.turns(turn_id) ON DELETE CASCADE;

ALTER TABLE thinking_tools.fragment_links
    ADD CONSTRAINT fk_fragment_links_from
    FOREIGN KEY (from_fragment_id) REFERENCES thinking_tools.fragments(id) ON DELETE CASCADE,
    ADD CONSTRAINT fk_fragment_links_to
    FOREIGN KEY (to_fragment_id) REFERENCES thinking_tools.fragments(id) ON DELETE CASCADE;

-- Step 5: indexes for performance
CREATE UNIQUE INDEX IF NOT EXISTS idx_tools_key
    ON thinking_tools.tools (COALESCE(client_id, 0), tool_key);

CREATE INDEX IF NOT EXISTS idx_runs_meeting
    ON thinking_tools.runs (meeting_id, created_at DESC);

CREATE INDEX IF NOT EXISTS idx_runs_waiting
    ON thinking_tools.runs (created_at)
    WHERE status IN ('queued', 'running');

CREATE INDEX IF NOT EXISTS idx_fragments_run
    ON thinking_tools.fragments (run_id);

CREATE INDEX IF NOT EXISTS idx_fragments_turn
    ON thinking_tools.fragments (turn_id);

CREATE INDEX IF NOT EXISTS idx_fragment_links_to
    ON thinking_tools.fragment_links (to_fragment_id);

-- Step 6: updated_at
CREATE TRIGGER trg_tools_touch
    BEFORE UPDATE ON thinking_tools.tools
    FOR EACH ROW EXECUTE FUNCTION context.touch_updated_at();

-- Step 7: the tools that everybody has
INSERT INTO thinking_tools.tools (tool_key, name, category, description) VALUES
    ('fragments', 'Fragments', 'general', 'Cuts turns in single statements'),
    ('arguments', 'Arguments', 'argument', 'Finds claims and what speaks for them'),
    ('open_questions', 'Open questions', 'planning', 'Finds what nobody answered');

-- Step 8: the newest version of a tool
CREATE OR REPLACE VIEW thinking_tools.current_tools AS
SELECT DISTINCT ON (t.id)
    t.id,
    t.client_id,
    t.tool_key,
    t.name,
    v.id AS version_id,
    v.version
FROM thinking_tools.tools t
LEFT JOIN thinking_tools.tool_versions v ON v.tool_id = t.id
WHERE t.is_active
ORDER BY t.id, v.version DESC;

-- Step 9: a changed prompt is a new version
CREATE OR REPLACE FUNCTION thinking_tools.add_version(p_tool_id BIGINT, p_prompt TEXT, p_user_id BIGINT)
RETURNS INTEGER AS $$
    INSERT INTO thinking_tools.tool_versions (tool_id, version, prompt, created_by)
    SELECT p_tool_id, COALESCE(max(version), 0) + 1, p_prompt, p_user_id
    FROM thinking_tools.tool_versions
    WHERE tool_id = p_tool_id
    RETURNING version;
$$ LANGUAGE sql;

SELECT thinking_tools.add_version(id, 'Cut the turns in single statements.', NULL)
FROM thinking_tools.tools
WHERE tool_key = 'fragments';

COMMENT ON FUNCTION thinking_tools.add_version(BIGINT, TEXT, BIGINT)
    IS 'Numbers the version and returns its number';

COMMENT ON SCHEMA thinking_tools
    IS 'Ways to look at what was said in meetings';
COMMENT ON COLUMN thinking_tools.tools.client_id
    IS 'NULL: for every client';
COMMENT ON COLUMN thinking_tools.fragments.start_offset
    IS 'Characters into the content of the turn';

COMMIT;
