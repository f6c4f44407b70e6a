CREATE TABLE authors (
    id serial PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE posts (
    id serial PRIMARY KEY,
    author_id integer NOT NULL REFERENCES authors,
    title text NOT NULL,
    body text NOT NULL DEFAULT '',
    published timestamptz,
    search tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'B')
    ) STORED
);
CREATE TABLE tags (
    id serial PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name = lower(name))
);
CREATE TABLE post_tags (
    post_id integer NOT NULL REFERENCES posts ON DELETE CASCADE,
    tag_id integer NOT NULL REFERENCES tags ON DELETE CASCADE,
    PRIMARY KEY (post_id, tag_id)
);
CREATE INDEX posts_search_idx ON posts USING gin (search);
CREATE FUNCTION find_posts(query text, max_rows integer DEFAULT 20) RETURNS SETOF posts
    LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT * FROM posts
        WHERE search @@ websearch_to_tsquery('english', query) AND published IS NOT NULL
        ORDER BY ts_rank(search, websearch_to_tsquery('english', query)) DESC
        LIMIT max_rows;
    END;
CREATE VIEW recent_posts AS SELECT p.id, p.title, a.name AS author FROM posts p JOIN authors a ON a.id = p.author_id
    WHERE p.published < now();
INSERT INTO authors (name) VALUES ('Ada');
INSERT INTO posts (author_id, title, body) VALUES (1, 'On rocks', 'layers'), (1, 'On sand', 'grains');
