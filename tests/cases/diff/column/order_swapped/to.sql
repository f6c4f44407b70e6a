CREATE TABLE users (
    id integer PRIMARY KEY,
    family text,
    given text
);
INSERT INTO users (id, given, family) VALUES (1, 'Ada', 'Lovelace');
