CREATE TABLE pages (
    url text NOT NULL,
    data jsonb
);
CREATE INDEX pages_url_idx ON pages (url);
CREATE INDEX pages_data_idx ON pages USING gin (data jsonb_ops);
INSERT INTO pages VALUES ('/', '{"a": 1}');
