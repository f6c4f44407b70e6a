-- needs PostgreSQL 15
-- The new column's sequence takes the old one's name, so the filter can't be changed between them.
CREATE TABLE letters (a int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b text);
CREATE PUBLICATION post FOR TABLE letters WHERE (a <> 0) WITH (publish = 'insert');
