CREATE AGGREGATE longest(text) (SFUNC = text_larger, STYPE = text);
