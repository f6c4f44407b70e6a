CREATE TABLE seats (hall integer NOT NULL, place integer NOT NULL) PARTITION BY LIST (hall);
CREATE TABLE seats_1 PARTITION OF seats (UNIQUE (hall, place)) FOR VALUES IN (1);
CREATE UNIQUE INDEX seats_both ON seats (hall, place);
