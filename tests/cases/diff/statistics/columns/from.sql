CREATE TABLE addresses (
    country text,
    city text,
    street text
);
CREATE STATISTICS addresses_stats ON country, city FROM addresses;
