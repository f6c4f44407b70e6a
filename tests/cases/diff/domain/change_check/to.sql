CREATE DOMAIN percentage AS numeric CONSTRAINT percentage_range CHECK (VALUE BETWEEN 0 AND 100);
CREATE TABLE discounts (
    id integer PRIMARY KEY,
    percent percentage
);
INSERT INTO discounts VALUES (1, 0.5), (2, 1);
