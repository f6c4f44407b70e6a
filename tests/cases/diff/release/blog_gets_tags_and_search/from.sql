CREATE TABLE authors (
    id serial PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE posts (
    id serial PRIMARY KEY,
    author_id integer NOT NULL REFERENCES authors,
    title varchar(100) NOT NULL,
    body text NOT NULL DEFAULT '',
    tags text
);
CREATE VIEW recent_posts AS SELECT p.id, p.title, a.name AS author FROM posts p JOIN authors a ON a.id = p.author_id;
INSERT INTO authors (name) VALUES ('Ada');
INSERT INTO posts (author_id, title, body) VALUES (1, 'On rocks', 'layers'), (1, 'On sand', 'grains');
