CREATE COLLATION names (provider = icu, locale = 'de-u-ks-level2', deterministic = false);
CREATE EXTENSION unaccent;
CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, Language = german);
CREATE TEXT SEARCH CONFIGURATION articles (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION articles ALTER MAPPING FOR asciiword, word WITH unaccent, stems;
CREATE TABLE articles (
    id integer PRIMARY KEY,
    author text COLLATE names NOT NULL,
    body text NOT NULL
);
CREATE INDEX articles_body_idx ON articles USING gin (to_tsvector('articles', body));
CREATE INDEX articles_author_idx ON articles (author);
CREATE VIEW authors AS SELECT author, count(*) AS articles FROM articles GROUP BY author ORDER BY author;
INSERT INTO articles VALUES (1, 'Müller', 'Schichten'), (2, 'Ada', 'Gestein');
