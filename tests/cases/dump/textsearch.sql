CREATE SCHEMA other;
-- parser: with and without a headline function
CREATE TEXT SEARCH PARSER my_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH PARSER other.bare_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
COMMENT ON TEXT SEARCH PARSER my_parser IS 'the server''s own';
-- parser: functions of one's own
CREATE FUNCTION my_lextypes(internal) RETURNS internal LANGUAGE internal STRICT AS 'prsd_lextype';
CREATE TEXT SEARCH PARSER own_parser (START = pg_catalog.prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = my_lextypes);
-- template: with and without INIT
CREATE TEXT SEARCH TEMPLATE my_template (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH TEMPLATE other.no_init (LEXIZE = dsimple_lexize);
COMMENT ON TEXT SEARCH TEMPLATE my_template IS 'simple';
-- dictionary: no options, one, several, with quotes, numbers; changed afterwards
CREATE TEXT SEARCH DICTIONARY d_plain (TEMPLATE = simple);
CREATE TEXT SEARCH DICTIONARY d_stop (TEMPLATE = simple, STOPWORDS = english, ACCEPT = false);
CREATE TEXT SEARCH DICTIONARY d_snow (TEMPLATE = snowball, LANGUAGE = 'german', STOPWORDS = 'german');
CREATE TEXT SEARCH DICTIONARY d_syn (TEMPLATE = pg_catalog.synonym, SYNONYMS = synonym_sample, CASESENSITIVE = 1);
CREATE TEXT SEARCH DICTIONARY other.d_own (TEMPLATE = my_template, "accept" = 'true');
CREATE TEXT SEARCH DICTIONARY "D Odd" (TEMPLATE = simple);
CREATE TEXT SEARCH DICTIONARY d_changed (TEMPLATE = simple, STOPWORDS = english);
ALTER TEXT SEARCH DICTIONARY d_changed (STOPWORDS, ACCEPT = true);
COMMENT ON TEXT SEARCH DICTIONARY d_snow IS 'German';
-- configuration: without a mapping, of a parser of one's own, a copy, several dictionaries in order
CREATE TEXT SEARCH CONFIGURATION c_empty (PARSER = default);
CREATE TEXT SEARCH CONFIGURATION c_own (PARSER = my_parser);
ALTER TEXT SEARCH CONFIGURATION c_own ADD MAPPING FOR asciiword, word WITH d_syn, d_snow, simple;
ALTER TEXT SEARCH CONFIGURATION c_own ADD MAPPING FOR numword WITH other.d_own, "D Odd";
CREATE TEXT SEARCH CONFIGURATION c_copy (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION c_copy ALTER MAPPING FOR asciiword, hword_asciipart WITH d_stop, english_stem;
ALTER TEXT SEARCH CONFIGURATION c_copy ALTER MAPPING REPLACE english_stem WITH d_snow;
ALTER TEXT SEARCH CONFIGURATION c_copy DROP MAPPING IF EXISTS FOR url, email;
CREATE TEXT SEARCH CONFIGURATION other."C Odd" (COPY = c_own);
COMMENT ON TEXT SEARCH CONFIGURATION c_copy IS 'English, changed';
-- renamed and moved
CREATE TEXT SEARCH CONFIGURATION c_was (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION c_was RENAME TO c_is;
ALTER TEXT SEARCH CONFIGURATION c_is SET SCHEMA other;
-- used: by an index, a generated column, a default, a function
CREATE TABLE docs (body text, lang regconfig DEFAULT 'c_copy', v tsvector GENERATED ALWAYS AS (to_tsvector('c_own', body)) STORED);
CREATE INDEX docs_fts ON docs USING gin (to_tsvector('c_copy', body));
CREATE INDEX docs_lang ON docs USING gin (to_tsvector(lang, body));
