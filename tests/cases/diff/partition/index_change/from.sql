-- An index of the whole is made anew, with those of its partitions; one partition has its own name.
CREATE TABLE p (a integer NOT NULL, b integer, c integer) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20) PARTITION BY RANGE (a);
CREATE TABLE p2a PARTITION OF p2 FOR VALUES FROM (10) TO (15);
CREATE INDEX p1_own ON p1 (b);
CREATE INDEX p_b ON p (b);
ALTER TABLE p ADD CONSTRAINT p_key UNIQUE (a, c);
INSERT INTO p VALUES (1, 1, 1), (2, 2, 2), (12, 3, 3);
