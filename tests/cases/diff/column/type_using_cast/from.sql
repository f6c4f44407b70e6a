-- No assignment cast leads from text to these types.

CREATE TABLE imports (
    id integer PRIMARY KEY,
    count text,
    day text,
    data text,
    ok text,
    key text
);
INSERT INTO imports VALUES (1, '42', '2024-05-05', '{"a": 1}', 'true', '6f1ed002-ab5f-4b5c-9f1b-0a5a2f1c9e01');
