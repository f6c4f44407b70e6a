CREATE TABLE posts (
    tags text[],
    at date
);
CREATE INDEX posts_tags_idx ON posts USING gin (tags);
CREATE INDEX posts_at_idx ON posts USING brin (at) WITH (pages_per_range = 64, autosummarize = on);
