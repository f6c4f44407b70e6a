CREATE TEXT SEARCH TEMPLATE my_template (INIT = dsimple_init, LEXIZE = dispell_lexize);
