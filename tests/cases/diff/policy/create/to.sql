CREATE TABLE documents (
    id integer PRIMARY KEY,
    owner name NOT NULL DEFAULT current_user
);
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_documents ON documents USING (owner = current_user) WITH CHECK (owner = current_user);
INSERT INTO documents VALUES (1, 'shale_test_a');
