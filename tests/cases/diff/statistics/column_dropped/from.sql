-- Statistics over two columns go with one of them.

CREATE TABLE addresses (
    country text,
    city text,
    street text
);
CREATE STATISTICS addresses_stats ON city, street FROM addresses;
INSERT INTO addresses (country, city) VALUES ('AT', 'Vienna');
