CREATE TABLE addresses (
    country text,
    city text,
    since date
);
CREATE STATISTICS addresses_year ON date_trunc('month', since) FROM addresses;
CREATE STATISTICS addresses_lower (mcv) ON lower(city), country FROM addresses;
