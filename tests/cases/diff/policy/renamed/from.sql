CREATE TABLE documents (
    id integer PRIMARY KEY
);
CREATE POLICY readers ON documents USING (id > 0);
