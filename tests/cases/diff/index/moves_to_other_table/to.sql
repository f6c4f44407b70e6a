-- The name is the schema's, not the table's.

CREATE TABLE users (
    name text
);
CREATE TABLE guests (
    name text
);
CREATE INDEX name_idx ON guests (name);
