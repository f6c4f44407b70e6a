CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple, StopWords = 'english');
COMMENT ON TEXT SEARCH DICTIONARY plain IS 'no stems';
