CREATE TABLE pages (
    id integer PRIMARY KEY,
    body text NOT NULL
);
INSERT INTO pages VALUES (1, 'layers of rock');
