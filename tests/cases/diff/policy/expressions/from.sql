CREATE TABLE documents (
    id integer PRIMARY KEY,
    owner name
);
CREATE POLICY a ON documents USING (owner = 'x');
CREATE POLICY b ON documents FOR INSERT WITH CHECK (id > 0);
