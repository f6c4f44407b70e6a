CREATE TABLE places (id int PRIMARY KEY);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TABLE events (
    day date NOT NULL,
    id bigint NOT NULL,
    place int REFERENCES places,
    size int CHECK (size > 0),
    PRIMARY KEY (day, id),
    UNIQUE (id, day)
) PARTITION BY RANGE (day);
CREATE INDEX events_place ON events (place);
CREATE TRIGGER touched BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION touch();
-- Another order, a column less, another type, another name of an index, a key of its own.
CREATE TABLE events_2024 (
    id int NOT NULL,
    day date NOT NULL,
    place int REFERENCES places,
    old text,
    note text DEFAULT 'none',
    PRIMARY KEY (day, id)
);
CREATE INDEX events_2024_by_place ON events_2024 (place);
CREATE TRIGGER touched BEFORE UPDATE ON events_2024 FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO places VALUES (1);
INSERT INTO events_2024 VALUES (1, '2024-05-05', 1), (2, '2024-06-06', NULL);
