-- Unaccent comes with an extension and is mapped before the stems.

CREATE TEXT SEARCH CONFIGURATION french_plain (COPY = french);
CREATE EXTENSION unaccent;
ALTER TEXT SEARCH CONFIGURATION french_plain
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
