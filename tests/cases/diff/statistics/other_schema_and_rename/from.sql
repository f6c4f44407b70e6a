CREATE SCHEMA hints;
CREATE TABLE addresses (
    country text,
    city text
);
CREATE STATISTICS public.old_name ON country, city FROM addresses;
