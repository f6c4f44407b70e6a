CREATE TABLE addresses (
    country text,
    city text,
    since date
);
CREATE STATISTICS addresses_year ON extract(year FROM since) FROM addresses;
