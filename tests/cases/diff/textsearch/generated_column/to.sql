CREATE TABLE pages (
    id integer PRIMARY KEY,
    body text,
    words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english', coalesce(body, '')), 'A')) STORED
);
CREATE INDEX pages_words_idx ON pages USING gin (words);
INSERT INTO pages (id, body) VALUES (1, 'layers of rock');
