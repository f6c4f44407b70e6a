-- Migration 001: Initial schema
-- Purpose: projects and who may use them. Users themselves live in the auth service;
-- we only keep their id here.

CREATE TABLE engine_projects (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name VARCHAR(255) NOT NULL,
    parameters JSONB NOT NULL DEFAULT '{}'::jsonb, -- tier, region, model settings
    status VARCHAR(50) NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'archived')),
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_engine_projects_status ON engine_projects(status);

CREATE TABLE engine_project_users (
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    user_id UUID NOT NULL, -- subject of the access token
    role VARCHAR(50) NOT NULL DEFAULT 'member' CHECK (role IN ('owner', 'member')),
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    PRIMARY KEY (project_id, user_id)
);

-- "which projects can I see" is asked at every login
CREATE INDEX idx_engine_project_users_user_id ON engine_project_users(user_id);
