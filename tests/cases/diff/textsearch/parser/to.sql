CREATE TEXT SEARCH PARSER my_parser (
    START = prsd_start,
    GETTOKEN = prsd_nexttoken,
    END = prsd_end,
    HEADLINE = prsd_headline,
    LEXTYPES = prsd_lextype
);
CREATE TEXT SEARCH CONFIGURATION my_search (PARSER = my_parser);
ALTER TEXT SEARCH CONFIGURATION my_search ADD MAPPING FOR word WITH simple;
COMMENT ON TEXT SEARCH PARSER my_parser IS 'the default under another name';
