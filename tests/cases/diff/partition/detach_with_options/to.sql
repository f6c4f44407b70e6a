CREATE TABLE rooms (a int NOT NULL, b text, PRIMARY KEY (a), UNIQUE (b, a)) PARTITION BY LIST (a);
CREATE TABLE rooms_low PARTITION OF rooms FOR VALUES IN (1, 2);
INSERT INTO rooms VALUES (1, 'x');
ALTER TABLE rooms DETACH PARTITION rooms_low;
ALTER INDEX rooms_low_b_a_key SET (fillfactor = 88);
