-- needs PostgreSQL 17
-- From 17 on partitions share the identity of the parent.

CREATE TABLE events (
    id integer GENERATED ALWAYS AS IDENTITY,
    day date NOT NULL
) PARTITION BY RANGE (day);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
