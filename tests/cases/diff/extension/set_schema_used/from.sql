-- Columns, defaults and an index hang on the extension; none of them has to be touched.

CREATE SCHEMA extensions;
CREATE EXTENSION citext SCHEMA public;
CREATE EXTENSION pg_trgm SCHEMA public;
CREATE TABLE people (
    id integer PRIMARY KEY,
    email public.citext NOT NULL DEFAULT 'none',
    name text
);
CREATE INDEX people_name_idx ON people USING gin (name public.gin_trgm_ops);
INSERT INTO people VALUES (1, 'Ada@Example.org', 'Ada');
