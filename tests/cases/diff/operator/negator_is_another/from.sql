-- The link of the operator that stays goes with one and comes with the other.

CREATE FUNCTION same(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT lower(a) = lower(b)$$;
CREATE FUNCTION other(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT lower(a) <> lower(b)$$;
CREATE TABLE t (a text);
CREATE OPERATOR === (FUNCTION = same, LEFTARG = text, RIGHTARG = text, NEGATOR = <~>);
CREATE OPERATOR <~> (FUNCTION = other, LEFTARG = text, RIGHTARG = text, NEGATOR = ===);
CREATE VIEW v AS SELECT a FROM t WHERE a === 'x';
CREATE INDEX i ON t ((a === 'y'));
