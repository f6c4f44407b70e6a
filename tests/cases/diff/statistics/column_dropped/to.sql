-- Statistics over two columns go with one of them.

CREATE TABLE addresses (
    country text,
    city text
);
INSERT INTO addresses (country, city) VALUES ('AT', 'Vienna');
