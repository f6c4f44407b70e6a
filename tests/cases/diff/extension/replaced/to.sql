CREATE EXTENSION btree_gin;
CREATE TABLE posts (
    id integer PRIMARY KEY,
    tags integer[] NOT NULL
);
CREATE INDEX posts_tags_idx ON posts USING gin (tags, id);
