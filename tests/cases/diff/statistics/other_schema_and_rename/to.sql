CREATE SCHEMA hints;
CREATE TABLE addresses (
    country text,
    city text
);
CREATE STATISTICS hints.new_name ON country, city FROM addresses;
