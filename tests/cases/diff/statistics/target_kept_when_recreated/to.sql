CREATE TABLE addresses (
    country text,
    city text,
    street text
);
CREATE STATISTICS addresses_stats ON country, city, street FROM addresses;
ALTER STATISTICS addresses_stats SET STATISTICS 0;
ALTER STATISTICS addresses_stats OWNER TO shale_test_a;
