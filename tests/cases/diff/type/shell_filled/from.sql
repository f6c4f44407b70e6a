-- What was only a shell is defined.

CREATE TYPE label;
CREATE FUNCTION of(label) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
