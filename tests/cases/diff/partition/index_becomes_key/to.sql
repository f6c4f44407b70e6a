CREATE TABLE seats (hall integer NOT NULL, place integer NOT NULL, PRIMARY KEY (hall, place)) PARTITION BY LIST (hall);
CREATE TABLE seats_1 PARTITION OF seats FOR VALUES IN (1);
