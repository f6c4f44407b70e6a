-- ALTER POLICY can change an expression, not take it away.

CREATE TABLE documents (
    id integer PRIMARY KEY
);
CREATE POLICY a ON documents USING (id > 0);
CREATE POLICY b ON documents WITH CHECK (id > 0);
