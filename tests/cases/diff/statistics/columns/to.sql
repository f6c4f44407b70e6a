CREATE TABLE addresses (
    country text,
    city text,
    street text
);
CREATE STATISTICS addresses_stats ON city, street FROM addresses;
