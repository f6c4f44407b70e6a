-- What comes to a partitioned table in use comes to its partitions.
CREATE TABLE other (id integer PRIMARY KEY);
CREATE TABLE p (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p DEFAULT;
INSERT INTO other VALUES (1);
INSERT INTO p VALUES (1, 1), (2, 1);
