-- FORCE may stand without ENABLE.

CREATE TABLE documents (
    id integer PRIMARY KEY
);
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
