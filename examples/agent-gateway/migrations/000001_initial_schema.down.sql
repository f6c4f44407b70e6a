BEGIN;

DROP TABLE IF EXISTS mcp.events;
DROP TABLE IF EXISTS mcp.audit_log;
DROP TABLE IF EXISTS mcp.webhook_configs;
DROP TABLE IF EXISTS mcp.tool_configurations;
DROP TABLE IF EXISTS mcp.shared_documents;
DROP TABLE IF EXISTS mcp.workspace_members;
DROP TABLE IF EXISTS mcp.workspaces;
DROP TABLE IF EXISTS mcp.workflow_executions;
DROP TABLE IF EXISTS mcp.workflows;
DROP TABLE IF EXISTS mcp.tasks;
DROP TABLE IF EXISTS mcp.embeddings;
DROP TABLE IF EXISTS mcp.embedding_models;
DROP TABLE IF EXISTS mcp.agent_sessions;
DROP TABLE IF EXISTS mcp.agents;
DROP TABLE IF EXISTS mcp.context_items;
DROP TABLE IF EXISTS mcp.contexts;
DROP TABLE IF EXISTS mcp.models;
DROP TABLE IF EXISTS mcp.api_keys;
DROP TABLE IF EXISTS mcp.users;
DROP TABLE IF EXISTS mcp.tenants;
DROP FUNCTION IF EXISTS mcp.update_updated_at_column();
DROP SCHEMA IF EXISTS mcp;
DROP EXTENSION IF EXISTS "uuid-ossp";

COMMIT;
