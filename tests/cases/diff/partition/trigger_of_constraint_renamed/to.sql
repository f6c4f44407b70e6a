-- needs PostgreSQL 15
-- Clones of a trigger follow the parent's.

CREATE TABLE events (
    day date NOT NULL
) PARTITION BY RANGE (day);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER events_note BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION note();
