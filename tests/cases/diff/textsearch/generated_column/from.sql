CREATE TABLE pages (
    id integer PRIMARY KEY,
    body text
);
INSERT INTO pages (id, body) VALUES (1, 'layers of rock');
