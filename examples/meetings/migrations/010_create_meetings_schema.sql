-- Migration: Core meetings schema foundation
-- Dependencies: none
-- Rollback: DROP SCHEMA events, conversation, meetings, client_mgmt CASCADE;

BEGIN;

-- Step 1: schemas
CREATE SCHEMA IF NOT EXISTS client_mgmt;
CREATE SCHEMA IF NOT EXISTS meetings;
CREATE SCHEMA IF NOT EXISTS conversation;
CREATE SCHEMA IF NOT EXISTS events;

-- Step 2: clients, their users and the language models they may use
CREATE TABLE IF NOT EXISTS client_mgmt.clients (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS client_mgmt.users (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    client_id BIGINT NOT NULL REFERENCES client_mgmt.clients(id),
    email TEXT NOT NULL UNIQUE,
    display_name TEXT,
    password_hash TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS client_mgmt.llm_types (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    client_id BIGINT REFERENCES client_mgmt.clients(id),
    name TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS client_mgmt.llms (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    client_id BIGINT REFERENCES client_mgmt.clients(id),
    type_id BIGINT REFERENCES client_mgmt.llm_types(id),
    name TEXT NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    api_key TEXT,
    temperature NUMERIC(3, 2) DEFAULT 0.7
);

-- Step 3: blocks, and the meetings that are blocks
CREATE TABLE IF NOT EXISTS conversation.blocks (
    block_id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    client_id BIGINT NOT NULL REFERENCES client_mgmt.clients(id),
    name TEXT NOT NULL,
    block_type TEXT NOT NULL DEFAULT 'meeting',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS meetings.block_meetings (
    block_id BIGINT PRIMARY KEY REFERENCES conversation.blocks(block_id) ON DELETE CASCADE,
    meeting_type TEXT NOT NULL DEFAULT 'group',
    scheduled_at TIMESTAMP WITH TIME ZONE,
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed'))
);

CREATE TABLE IF NOT EXISTS meetings.files (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    file_name TEXT NOT NULL,
    content TEXT,
    uploaded_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS meetings.block_files (
    block_id BIGINT NOT NULL REFERENCES conversation.blocks(block_id) ON DELETE CASCADE,
    file_id BIGINT NOT NULL CONSTRAINT block_files_file_fk REFERENCES meetings.files(id),
    PRIMARY KEY (block_id, file_id)
);

-- Step 4: who said what
CREATE TABLE IF NOT EXISTS conversation.participants (
    participant_id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    block_id BIGINT NOT NULL REFERENCES conversation.blocks(block_id) ON DELETE CASCADE,
    user_id BIGINT REFERENCES client_mgmt.users(id),
    display_name TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS conversation.turns (
    turn_id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    block_id BIGINT NOT NULL REFERENCES conversation.blocks(block_id) ON DELETE CASCADE,
    participant_id BIGINT REFERENCES conversation.participants(participant_id),
    content TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS events.events (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    participant_id BIGINT REFERENCES conversation.participants(participant_id),
    event_type TEXT NOT NULL,
    payload JSONB DEFAULT '{}'
);

-- Step 5: indexes for performance
CREATE INDEX IF NOT EXISTS idx_turns_block ON conversation.turns (block_id, created_at);
CREATE INDEX IF NOT EXISTS idx_participants_block ON conversation.participants (block_id);

COMMENT ON TABLE conversation.blocks IS 'Whatever is talked in: meetings, and more to come';
COMMENT ON TABLE conversation.participants
    IS 'Somebody in one block; user_id is NULL for guests';

COMMIT;
