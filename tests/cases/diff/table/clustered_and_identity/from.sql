-- One index gives way to another, and to the whole row.

CREATE TABLE t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX ia ON t (a);
CREATE UNIQUE INDEX ib ON t (b);
ALTER TABLE t CLUSTER ON ib;
ALTER TABLE t REPLICA IDENTITY USING INDEX ia;
CREATE TABLE u (a integer PRIMARY KEY);
ALTER TABLE u REPLICA IDENTITY USING INDEX u_pkey;
