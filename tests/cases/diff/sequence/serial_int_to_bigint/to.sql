CREATE TABLE tickets (
    id bigserial PRIMARY KEY,
    title text
);
INSERT INTO tickets (title) VALUES ('one'), ('two');
