CREATE TABLE events_2024 (
    day date NOT NULL,
    body text
);
INSERT INTO events_2024 VALUES ('2024-05-05', 'a');
