CREATE SCHEMA locales;
CREATE COLLATION public.german (provider = icu, locale = 'de');
CREATE TABLE words (
    word text COLLATE public.german
);
