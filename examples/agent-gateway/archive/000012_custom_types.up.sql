-- Enums for the tables to come. The columns of tasks, workflows and workspaces stay
-- VARCHAR with a check until every client sends the new words.
BEGIN;

CREATE TYPE mcp.task_status AS ENUM ('pending', 'assigned', 'in_progress', 'completed', 'failed', 'cancelled', 'delegated');
CREATE TYPE mcp.task_priority AS ENUM ('low', 'medium', 'high', 'critical');
CREATE TYPE mcp.workflow_type AS ENUM ('sequential', 'parallel', 'conditional', 'loop', 'map_reduce', 'scatter_gather');
CREATE TYPE mcp.workflow_status AS ENUM ('draft', 'active', 'paused', 'completed', 'failed', 'archived');
CREATE TYPE mcp.delegation_type AS ENUM ('handoff', 'collaboration', 'supervision', 'consultation');
CREATE TYPE mcp.workspace_visibility AS ENUM ('private', 'team', 'organization', 'public');
CREATE TYPE mcp.member_role AS ENUM ('viewer', 'contributor', 'moderator', 'admin', 'owner');

COMMIT;
