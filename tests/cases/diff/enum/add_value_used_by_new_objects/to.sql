-- A check, a partial index, a view, a policy and a trigger use the new value at once.

CREATE TYPE state AS ENUM ('open', 'closed', 'frozen');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL DEFAULT 'open',
    frozen_at timestamptz,
    CONSTRAINT tickets_frozen_at CHECK (state <> 'frozen' OR frozen_at IS NOT NULL)
);
CREATE INDEX tickets_frozen_idx ON tickets (frozen_at) WHERE state = 'frozen';
CREATE VIEW frozen_tickets AS SELECT id FROM tickets WHERE state = 'frozen';
CREATE POLICY tickets_frozen ON tickets FOR UPDATE USING (state <> 'frozen');
CREATE FUNCTION refuse() RETURNS trigger
    LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'this ticket is frozen'; END$$;
CREATE TRIGGER tickets_refuse BEFORE UPDATE ON tickets
    FOR EACH ROW WHEN (old.state = 'frozen') EXECUTE FUNCTION refuse();
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
