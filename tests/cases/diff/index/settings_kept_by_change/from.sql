-- A clustered index, and one that is the replica identity, are made anew.
CREATE TABLE t (id integer NOT NULL, n integer NOT NULL, name text);
CREATE INDEX t_name ON t (lower(name));
ALTER INDEX t_name ALTER COLUMN 1 SET STATISTICS 500;
CREATE UNIQUE INDEX t_id ON t (id);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_id;
CREATE INDEX t_n ON t (n);
ALTER TABLE t CLUSTER ON t_n;
COMMENT ON INDEX t_n IS 'by number';
