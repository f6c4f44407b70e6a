CREATE TABLE events (
    id bigint NOT NULL,
    day date NOT NULL
) PARTITION BY RANGE (day);
CREATE TABLE events_all PARTITION OF events DEFAULT;
INSERT INTO events VALUES (1, '2024-05-05'), (2, '2024-06-06');
