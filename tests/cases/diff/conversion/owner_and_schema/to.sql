CREATE SCHEMA text_tools;
CREATE CONVERSION text_tools.my_latin1 FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
ALTER CONVERSION text_tools.my_latin1 OWNER TO shale_test_a;
