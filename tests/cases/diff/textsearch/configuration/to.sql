-- In SQL a mapping is a list of token types with dictionaries in order.

CREATE TEXT SEARCH DICTIONARY my_stem (TEMPLATE = snowball, Language = german);
CREATE TEXT SEARCH CONFIGURATION my_search (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION my_search
    ADD MAPPING FOR asciiword, word, hword, hword_part WITH my_stem, simple;
ALTER TEXT SEARCH CONFIGURATION my_search ADD MAPPING FOR email, url WITH simple;
