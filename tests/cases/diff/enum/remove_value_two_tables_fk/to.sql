CREATE TYPE currency AS ENUM ('eur', 'usd');
CREATE TABLE rates (
    currency currency PRIMARY KEY,
    rate numeric NOT NULL
);
CREATE TABLE payments (
    id integer PRIMARY KEY,
    currency currency NOT NULL REFERENCES rates
);
INSERT INTO rates VALUES ('eur', 1), ('usd', 1.1);
INSERT INTO payments VALUES (1, 'usd');
