CREATE EXTENSION pg_trgm;
CREATE TABLE pages (
    title text NOT NULL
);
CREATE INDEX pages_title_idx ON pages USING gist (title gist_trgm_ops);
CREATE INDEX pages_search_idx ON pages USING gist (to_tsvector('simple', title) tsvector_ops (siglen = 100));
INSERT INTO pages VALUES ('On rocks'), ('On layers');
