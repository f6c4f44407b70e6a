CREATE TABLE settings (
    id integer PRIMARY KEY,
    value integer DEFAULT 10
);
INSERT INTO settings VALUES (1, '7'), (2, NULL);
