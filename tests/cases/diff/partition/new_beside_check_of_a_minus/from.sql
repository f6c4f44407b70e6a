-- The check is stored as an operator before a number, and printed as such; the new partition's has
-- to be the same, word for word.

CREATE TABLE readings (
    day date NOT NULL,
    level integer,
    CONSTRAINT not_frozen CHECK (level > - 40::integer AND level <> '-7'::integer)
) PARTITION BY RANGE (day);
CREATE TABLE readings_2025 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
