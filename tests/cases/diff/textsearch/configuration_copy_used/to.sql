CREATE TABLE pages (
    id integer PRIMARY KEY,
    body text NOT NULL
);
INSERT INTO pages VALUES (1, 'layers of rock');
CREATE TEXT SEARCH CONFIGURATION my_english (COPY = english);
CREATE INDEX pages_body_idx ON pages USING gin (to_tsvector('my_english', body));
