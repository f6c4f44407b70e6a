CREATE FUNCTION draw() RETURNS integer LANGUAGE sql VOLATILE AS 'SELECT 4';
CREATE TABLE t (id integer, at timestamp with time zone DEFAULT clock_timestamp(), drawn integer NOT NULL DEFAULT draw(),
  fixed timestamp with time zone DEFAULT now());
