CREATE TABLE addresses (
    country text,
    city text
);
CREATE STATISTICS addresses_stats (ndistinct) ON country, city FROM addresses;
COMMENT ON STATISTICS addresses_stats IS 'cities lie in countries';
INSERT INTO addresses VALUES ('AT', 'Vienna');
