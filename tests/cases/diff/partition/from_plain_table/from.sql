CREATE TABLE events (
    id bigint NOT NULL,
    day date NOT NULL
);
INSERT INTO events VALUES (1, '2024-05-05'), (2, '2024-06-06');
