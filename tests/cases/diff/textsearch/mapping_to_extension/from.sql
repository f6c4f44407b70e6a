-- Unaccent comes with an extension and is mapped before the stems.

CREATE TEXT SEARCH CONFIGURATION french_plain (COPY = french);
