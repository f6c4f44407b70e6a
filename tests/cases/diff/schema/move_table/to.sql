CREATE SCHEMA archive;
CREATE TABLE archive.letters (
    id integer PRIMARY KEY,
    body text
);
CREATE INDEX letters_body_idx ON archive.letters (body);
INSERT INTO archive.letters VALUES (1, 'Dear all'), (2, NULL);
