-- A transform is replaced in place; the functions with it stay.

CREATE FUNCTION b(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'prsd_lextype';
CREATE TRANSFORM FOR integer LANGUAGE plpgsql (FROM SQL WITH FUNCTION b(internal));
CREATE FUNCTION u(integer) RETURNS integer TRANSFORM FOR TYPE integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE VIEW v AS SELECT u(1);
