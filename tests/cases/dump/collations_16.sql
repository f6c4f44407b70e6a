-- needs PostgreSQL 16
-- icu with rules of one's own, with quotes, not deterministic
CREATE COLLATION r_custom (PROVIDER = icu, LOCALE = 'und', RULES = '&V << w <<< W');
CREATE COLLATION r_quote (PROVIDER = icu, LOCALE = 'de', RULES = '&a < ''''', DETERMINISTIC = false);
CREATE COLLATION r_copy FROM r_custom;
CREATE TABLE uses (a text COLLATE r_custom PRIMARY KEY);
