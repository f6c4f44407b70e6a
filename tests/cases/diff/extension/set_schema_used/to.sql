-- Columns, defaults and an index hang on the extension; none of them has to be touched.

CREATE SCHEMA extensions;
CREATE EXTENSION citext SCHEMA extensions;
CREATE EXTENSION pg_trgm SCHEMA extensions;
CREATE TABLE people (
    id integer PRIMARY KEY,
    email extensions.citext NOT NULL DEFAULT 'none',
    name text
);
CREATE INDEX people_name_idx ON people USING gin (name extensions.gin_trgm_ops);
INSERT INTO people VALUES (1, 'Ada@Example.org', 'Ada');
