CREATE TABLE addresses (
    country text,
    city text,
    street text
);
