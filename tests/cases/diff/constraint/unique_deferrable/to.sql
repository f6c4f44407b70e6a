CREATE TABLE seats (
    id integer PRIMARY KEY,
    place integer NOT NULL CONSTRAINT seats_place_key UNIQUE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO seats VALUES (1, 1), (2, 2);
