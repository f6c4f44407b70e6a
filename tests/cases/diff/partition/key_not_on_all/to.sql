CREATE TABLE seats (hall integer NOT NULL, place integer NOT NULL) PARTITION BY LIST (hall);
CREATE TABLE seats_1 PARTITION OF seats FOR VALUES IN (1);
ALTER TABLE ONLY seats ADD CONSTRAINT seats_key UNIQUE (hall, place);
ALTER TABLE seats_1 ADD CONSTRAINT seats_1_key UNIQUE (hall, place);
ALTER INDEX seats_key ATTACH PARTITION seats_1_key;
