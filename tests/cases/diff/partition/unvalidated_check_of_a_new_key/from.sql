CREATE TABLE letters (a integer NOT NULL, b text, PRIMARY KEY (a)) PARTITION BY LIST (a);
CREATE TABLE letters_one PARTITION OF letters FOR VALUES IN (1);
INSERT INTO letters VALUES (1, 'y');
ALTER TABLE letters ADD CONSTRAINT late CHECK (b >= 'x') NOT VALID;
