CREATE TABLE seats (hall integer NOT NULL, place integer NOT NULL, UNIQUE (hall, place)) PARTITION BY LIST (hall);
CREATE INDEX seats_place ON seats (place);
