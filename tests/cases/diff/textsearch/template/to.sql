CREATE TEXT SEARCH TEMPLATE my_simple (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY my_words (TEMPLATE = my_simple, StopWords = 'english');
COMMENT ON TEXT SEARCH TEMPLATE my_simple IS 'simple under another name';
