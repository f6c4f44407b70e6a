CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE people (
    id integer PRIMARY KEY,
    current_mood mood NOT NULL DEFAULT 'ok',
    history mood[] NOT NULL DEFAULT '{}'
);
INSERT INTO people (id) VALUES (1), (2);
