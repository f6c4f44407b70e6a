CREATE SCHEMA other;
-- plain, the default for its pair, in another schema, renamed
CREATE CONVERSION plain FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE DEFAULT CONVERSION by_default FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
CREATE CONVERSION other."Odd Name" FOR 'KOI8R' TO 'WIN1251' FROM koi8r_to_win1251;
CREATE CONVERSION before FOR 'WIN1252' TO 'UTF8' FROM win_to_utf8;
ALTER CONVERSION before RENAME TO after;
ALTER CONVERSION after SET SCHEMA other;
COMMENT ON CONVERSION plain IS 'one way';
