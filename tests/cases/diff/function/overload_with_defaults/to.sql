-- With both in place a call with one argument would be ambiguous.

CREATE FUNCTION pick(a integer, b integer DEFAULT 0) RETURNS integer LANGUAGE sql IMMUTABLE AS $$SELECT a$$;
CREATE VIEW picked AS SELECT pick(1) AS picked;
