CREATE SCHEMA other;
CREATE TYPE pair AS (l int, r int);
CREATE TYPE colour AS ENUM ('red', 'green');
CREATE TYPE other.colour AS ENUM ('red', 'green');
CREATE FUNCTION pair_of_int(int) RETURNS pair LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1, $1)::pair';
CREATE FUNCTION pair_of_text(text, int) RETURNS pair LANGUAGE sql IMMUTABLE AS 'SELECT ROW(1, 2)::pair';
CREATE FUNCTION pair_of_date(date, int, boolean) RETURNS pair LANGUAGE sql IMMUTABLE AS 'SELECT ROW(1, 2)::pair';
CREATE FUNCTION colour_number(colour) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
-- with a function: of one, two and three arguments; explicit, in assignments, implicit
CREATE CAST (int AS pair) WITH FUNCTION pair_of_int(int);
CREATE CAST (text AS pair) WITH FUNCTION pair_of_text(text, int) AS ASSIGNMENT;
CREATE CAST (date AS pair) WITH FUNCTION pair_of_date(date, int, boolean) AS IMPLICIT;
CREATE CAST (colour AS int) WITH FUNCTION colour_number(colour) AS IMPLICIT;
-- without a function; through text
CREATE TYPE whole;
CREATE FUNCTION whole_in(cstring) RETURNS whole LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION whole_out(whole) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE whole (INPUT = whole_in, OUTPUT = whole_out, LIKE = int);
CREATE CAST (whole AS int) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (int AS whole) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (whole AS oid) WITHOUT FUNCTION;
CREATE CAST (colour AS other.colour) WITH INOUT;
CREATE CAST (other.colour AS colour) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS colour) WITH INOUT AS IMPLICIT;
-- between types of the server, with a function of one's own
CREATE FUNCTION text_of_point(point) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''p''::text';
CREATE CAST (point AS text) WITH FUNCTION text_of_point(point);
-- of arrays, of a range, of a table's row, of names that need quoting, a length cast to itself
CREATE FUNCTION pairs_of(int[]) RETURNS pair[] LANGUAGE sql IMMUTABLE AS 'SELECT NULL::pair[]';
CREATE CAST (int[] AS pair[]) WITH FUNCTION pairs_of(int[]) AS ASSIGNMENT;
CREATE TABLE "Row Type" (a int);
CREATE FUNCTION row_number_of("Row Type") RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE CAST ("Row Type" AS int) WITH FUNCTION row_number_of("Row Type");
CREATE FUNCTION whole_length(whole, int, boolean) RETURNS whole LANGUAGE internal IMMUTABLE STRICT AS 'int4pl';
CREATE CAST (whole AS whole) WITH FUNCTION whole_length(whole, int, boolean) AS IMPLICIT;
COMMENT ON CAST (int AS pair) IS 'both halves';
COMMENT ON CAST (colour AS other.colour) IS 'through text';
-- used
CREATE VIEW uses AS SELECT 1::pair AS p, 'red'::colour::int AS n, 5::whole AS w;
CREATE TABLE uses_default (p pair DEFAULT CAST(1 AS pair), w whole DEFAULT 5::int);
