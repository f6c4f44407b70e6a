CREATE DOMAIN percentage AS numeric;
CREATE TABLE discounts (
    id integer PRIMARY KEY,
    percent percentage
);
INSERT INTO discounts VALUES (1, 10);
