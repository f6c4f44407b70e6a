CREATE TABLE places (id int, CONSTRAINT places_pkey PRIMARY KEY (id));
CREATE TABLE events (day date NOT NULL, place int REFERENCES places) PARTITION BY RANGE (day);
CREATE TABLE events_2024 (day date NOT NULL, place int REFERENCES places);
INSERT INTO places VALUES (1);
INSERT INTO events_2024 VALUES ('2024-05-05', 1);
