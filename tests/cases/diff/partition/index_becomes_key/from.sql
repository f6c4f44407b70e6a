CREATE TABLE seats (hall integer NOT NULL, place integer NOT NULL) PARTITION BY LIST (hall);
CREATE TABLE seats_1 PARTITION OF seats FOR VALUES IN (1);
CREATE UNIQUE INDEX seats_pkey ON seats (hall, place);
ALTER TABLE seats_1 ADD CONSTRAINT seats_1_pkey PRIMARY KEY USING INDEX seats_1_hall_place_idx;
