-- The whole is made anew: its check comes behind its rows, and those behind its partitions.
CREATE TABLE letters (d integer NOT NULL, b text, PRIMARY KEY (d)) PARTITION BY LIST (d);
ALTER TABLE letters ADD CONSTRAINT late CHECK (b >= 'x') NOT VALID;
CREATE TABLE letters_two PARTITION OF letters FOR VALUES IN (2, 13);
