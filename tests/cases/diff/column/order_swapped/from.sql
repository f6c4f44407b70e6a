CREATE TABLE users (
    id integer PRIMARY KEY,
    given text,
    family text
);
INSERT INTO users (id, given, family) VALUES (1, 'Ada', 'Lovelace');
