-- The new operator brings the link of the old one, which a view and an index use.

CREATE FUNCTION same(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT lower(a) = lower(b)$$;
CREATE FUNCTION other(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT lower(a) <> lower(b)$$;
CREATE TABLE t (a text);
CREATE OPERATOR === (FUNCTION = same, LEFTARG = text, RIGHTARG = text);
CREATE VIEW v AS SELECT a FROM t WHERE a === 'x';
CREATE INDEX i ON t ((a === 'y'));
