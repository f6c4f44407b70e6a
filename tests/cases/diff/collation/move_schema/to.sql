CREATE SCHEMA locales;
CREATE COLLATION locales.german (provider = icu, locale = 'de');
CREATE TABLE words (
    word text COLLATE locales.german
);
