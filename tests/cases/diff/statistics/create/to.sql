CREATE TABLE addresses (
    country text,
    city text,
    street text
);
CREATE STATISTICS addresses_stats ON country, city, street FROM addresses;
CREATE STATISTICS addresses_mcv (mcv, dependencies) ON country, city FROM addresses;
