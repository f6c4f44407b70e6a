CREATE TABLE pages (
    url text NOT NULL,
    data jsonb
);
CREATE INDEX pages_url_idx ON pages (url text_pattern_ops);
CREATE INDEX pages_data_idx ON pages USING gin (data jsonb_path_ops);
INSERT INTO pages VALUES ('/', '{"a": 1}');
