CREATE TABLE seats (hall integer NOT NULL, place integer NOT NULL, UNIQUE (hall, place)) PARTITION BY LIST (hall);
CREATE INDEX seats_place ON seats (place);
CREATE TABLE seats_1 PARTITION OF seats (PRIMARY KEY (hall, place)) FOR VALUES IN (1);
CREATE INDEX seats_1_again ON seats_1 (place);
CREATE TABLE seats_2 PARTITION OF seats (UNIQUE (place, hall)) FOR VALUES IN (2);
