CREATE EXTENSION pg_trgm;
CREATE TABLE articles (
    id integer PRIMARY KEY,
    title text NOT NULL
);
CREATE INDEX articles_title_idx ON articles USING gin (title gin_trgm_ops);
INSERT INTO articles VALUES (1, 'On rocks'), (2, 'On layers');
