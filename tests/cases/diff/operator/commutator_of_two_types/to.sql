CREATE FUNCTION later(a date, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT extract(year FROM a) > b$$;
CREATE FUNCTION earlier(a integer, b date) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT extract(year FROM b) > a$$;
CREATE OPERATOR >>> (FUNCTION = later, LEFTARG = date, RIGHTARG = integer, COMMUTATOR = <<<);
CREATE OPERATOR <<< (FUNCTION = earlier, LEFTARG = integer, RIGHTARG = date, COMMUTATOR = >>>);
