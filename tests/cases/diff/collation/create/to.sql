CREATE COLLATION german (provider = icu, locale = 'de-DE');
CREATE COLLATION plain (provider = libc, locale = 'C');
