-- needs PostgreSQL 15
CREATE TABLE letters (a int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b text);
CREATE PUBLICATION post FOR TABLE letters WHERE (a <> 0) WITH (publish = 'insert');
ALTER TABLE letters RENAME a TO c;
