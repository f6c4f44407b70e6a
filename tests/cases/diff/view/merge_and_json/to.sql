-- needs PostgreSQL 17

CREATE TABLE documents (
    id integer PRIMARY KEY,
    body jsonb
);
CREATE VIEW titles AS
    SELECT d.id, j.title, JSON_VALUE(d.body, '$.pages' RETURNING integer DEFAULT 0 ON EMPTY) AS pages
    FROM documents d, JSON_TABLE(d.body, '$.parts[*]' COLUMNS (title text PATH '$.title', number FOR ORDINALITY)) AS j;
