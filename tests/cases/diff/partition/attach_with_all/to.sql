CREATE TABLE places (id int PRIMARY KEY);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TABLE events (
    day date NOT NULL,
    id bigint NOT NULL,
    place int REFERENCES places,
    size int CHECK (size > 0),
    note text,
    PRIMARY KEY (day, id),
    UNIQUE (id, day)
) PARTITION BY RANGE (day);
CREATE INDEX events_place ON events (place);
CREATE TRIGGER touched BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TABLE events_2024 (
    id bigint NOT NULL,
    day date NOT NULL,
    place int,
    note text DEFAULT 'none',
    size int,
    CONSTRAINT events_size_check CHECK (size > 0),
    PRIMARY KEY (day, id),
    UNIQUE (id, day)
);
CREATE INDEX events_2024_place_idx ON events_2024 (place);
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO places VALUES (1);
INSERT INTO events_2024 VALUES (1, '2024-05-05', 1), (2, '2024-06-06', NULL);
