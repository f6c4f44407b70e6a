-- The plan must be able to read rows that a forced policy hides from their owner.

CREATE TABLE documents (
    id integer PRIMARY KEY,
    level bigint NOT NULL
);
ALTER TABLE documents OWNER TO shale_test_a;
ALTER TABLE documents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
INSERT INTO documents VALUES (1, 1), (2, 2);
CREATE POLICY nobody ON documents USING (false);
