CREATE SCHEMA other;
-- libc: one locale, two, copied, in another schema
CREATE COLLATION l_locale (LOCALE = 'C');
CREATE COLLATION l_two (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE COLLATION l_provider (PROVIDER = libc, LOCALE = 'POSIX');
CREATE COLLATION l_copy FROM "C";
CREATE COLLATION other."L Odd" (LOCALE = 'POSIX');
-- icu: languages, keywords, not deterministic, a version that is not the library's, copied
CREATE COLLATION i_german (PROVIDER = icu, LOCALE = 'de-DE');
CREATE COLLATION i_phonebook (PROVIDER = icu, LOCALE = 'de-u-co-phonebk');
CREATE COLLATION i_numeric (PROVIDER = icu, LOCALE = 'en-u-kn-true');
CREATE COLLATION i_ci (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
CREATE COLLATION i_deterministic (PROVIDER = icu, LOCALE = 'und', DETERMINISTIC = true);
CREATE COLLATION i_upper_first (PROVIDER = icu, LOCALE = 'und-u-kf-upper');
CREATE COLLATION i_copy FROM "de-x-icu";
COMMENT ON COLLATION i_ci IS 'upper and lower case are equal';
-- renamed, moved
CREATE COLLATION was (LOCALE = 'C');
ALTER COLLATION was RENAME TO "is";
ALTER COLLATION "is" SET SCHEMA other;
-- used: by columns, indexes, constraints, domains, types, ranges, views, functions, partition keys, defaults, generated columns
CREATE DOMAIN d AS text COLLATE i_ci;
CREATE TYPE comp AS (a text COLLATE other."L Odd");
CREATE TYPE rng AS RANGE (SUBTYPE = text, COLLATION = i_german);
CREATE TABLE uses (a text COLLATE i_ci PRIMARY KEY, b d, c text COLLATE i_numeric UNIQUE, e text DEFAULT ('x' COLLATE i_german), f text COLLATE l_copy GENERATED ALWAYS AS (a || 'x') STORED,
  CHECK (c < 'z' COLLATE i_german), EXCLUDE (e COLLATE i_numeric WITH =)) ;
CREATE INDEX uses_i ON uses (c COLLATE i_phonebook, lower(c COLLATE i_german) COLLATE l_two);
CREATE VIEW v AS SELECT a COLLATE l_two AS a, max(c COLLATE i_german) AS m FROM uses GROUP BY 1 ORDER BY max(c COLLATE i_german) COLLATE "C";
CREATE TABLE parted (a text COLLATE i_german) PARTITION BY RANGE (a COLLATE i_numeric);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('a1') TO ('a10');
CREATE FUNCTION f(a text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN a = 'x' COLLATE i_ci;
