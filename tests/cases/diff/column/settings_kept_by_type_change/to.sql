-- Everything that hangs on a column outlives a change of its type.

CREATE TABLE documents (
    id integer PRIMARY KEY,
    title varchar(80) COLLATE "C" NOT NULL DEFAULT 'untitled'
);
ALTER TABLE documents ALTER title SET STATISTICS 200, ALTER title SET STORAGE EXTERNAL,
    ALTER title SET (n_distinct = 50), ALTER title SET COMPRESSION pglz;
COMMENT ON COLUMN documents.title IS 'what the cover says';
GRANT SELECT (title) ON documents TO shale_test_a;
INSERT INTO documents VALUES (1, 'One'), (2, 'Two');
