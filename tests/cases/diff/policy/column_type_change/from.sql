CREATE TABLE documents (
    id integer PRIMARY KEY,
    level integer NOT NULL
);
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY low ON documents FOR SELECT TO shale_test_a USING (level < 5);
COMMENT ON POLICY low ON documents IS 'for everybody';
INSERT INTO documents VALUES (1, 3), (2, 7);
