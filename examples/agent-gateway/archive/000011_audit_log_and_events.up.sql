-- Everything that changes a tenant's data leaves a row here. One partition a month,
-- made by hand for the first quarter; the rest comes when the volume is known.
BEGIN;

CREATE TABLE mcp.audit_log (
    id UUID NOT NULL DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL,
    actor_type VARCHAR(20) NOT NULL CHECK (actor_type IN ('user', 'agent', 'system')),
    actor_id VARCHAR(255) NOT NULL,
    action VARCHAR(100) NOT NULL,
    resource_type VARCHAR(50) NOT NULL,
    resource_id VARCHAR(255),
    changes JSONB,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id, created_at)
) PARTITION BY RANGE (created_at);

CREATE TABLE mcp.audit_log_2025_01 PARTITION OF mcp.audit_log
    FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2025-02-01 00:00:00+00');
CREATE TABLE mcp.audit_log_2025_02 PARTITION OF mcp.audit_log
    FOR VALUES FROM ('2025-02-01 00:00:00+00') TO ('2025-03-01 00:00:00+00');
CREATE TABLE mcp.audit_log_2025_03 PARTITION OF mcp.audit_log
    FOR VALUES FROM ('2025-03-01 00:00:00+00') TO ('2025-04-01 00:00:00+00');

CREATE INDEX idx_audit_log_tenant_created ON mcp.audit_log (tenant_id, created_at DESC);
CREATE INDEX idx_audit_log_resource ON mcp.audit_log (resource_type, resource_id);

CREATE TABLE mcp.events (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    aggregate_type VARCHAR(50) NOT NULL,
    aggregate_id UUID NOT NULL,
    event_type VARCHAR(100) NOT NULL,
    payload JSONB NOT NULL DEFAULT '{}',
    processed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX idx_events_aggregate ON mcp.events (aggregate_type, aggregate_id);
CREATE INDEX idx_events_unprocessed ON mcp.events (created_at) WHERE processed_at IS NULL;

COMMIT;
