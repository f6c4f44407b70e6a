CREATE DOMAIN airport AS text;
CREATE TABLE flights (
    id integer PRIMARY KEY,
    origin airport
);
INSERT INTO flights VALUES (1, 'VIE');
