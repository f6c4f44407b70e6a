-- The template of a dictionary cannot be altered; a configuration maps to it.

CREATE TEXT SEARCH DICTIONARY my_words (TEMPLATE = snowball, Language = english);
CREATE TEXT SEARCH CONFIGURATION my_search (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION my_search ADD MAPPING FOR asciiword, word WITH my_words;
