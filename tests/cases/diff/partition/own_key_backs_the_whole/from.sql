CREATE TABLE seats (hall integer NOT NULL, place integer NOT NULL) PARTITION BY LIST (hall);
CREATE UNIQUE INDEX seats_both ON seats (hall, place);
