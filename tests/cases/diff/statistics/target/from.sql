CREATE TABLE addresses (
    country text,
    city text
);
CREATE STATISTICS addresses_stats ON country, city FROM addresses;
