CREATE TABLE articles (
    id integer PRIMARY KEY,
    title text NOT NULL
);
INSERT INTO articles VALUES (1, 'On rocks'), (2, 'On layers');
