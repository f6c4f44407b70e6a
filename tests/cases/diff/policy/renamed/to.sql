CREATE TABLE documents (
    id integer PRIMARY KEY
);
CREATE POLICY "Read documents" ON documents USING (id > 0);
