-- pg_dump does not show this: the version of an extension

CREATE EXTENSION pg_trgm VERSION '1.6';
