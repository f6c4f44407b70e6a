CREATE TABLE documents (
    id integer PRIMARY KEY,
    body jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX documents_name_idx ON documents ((body ->> 'name'));
INSERT INTO documents VALUES (1, '{"name": "a"}'), (2, '{}');
