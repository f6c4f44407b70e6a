-- An index and a function use what is made anew.

CREATE EXTENSION pg_trgm VERSION '1.6';
CREATE TABLE t (a text);
CREATE INDEX i ON t USING gin (a gin_trgm_ops);
CREATE FUNCTION f(a text) RETURNS real LANGUAGE sql RETURN similarity(a, 'x');
