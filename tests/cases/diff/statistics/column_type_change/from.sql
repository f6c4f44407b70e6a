CREATE TABLE addresses (
    zip varchar(5),
    city text
);
CREATE STATISTICS addresses_stats ON zip, city FROM addresses;
CREATE STATISTICS addresses_expr ON (zip || city) FROM addresses;
INSERT INTO addresses VALUES ('1010', 'Vienna');
