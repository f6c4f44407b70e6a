-- The columns have the same order, not the same attribute numbers.
-- pg_dump does not show this: attribute numbers

CREATE TABLE boxes (
    id integer PRIMARY KEY,
    width integer,
    height integer
);
INSERT INTO boxes VALUES (1, 2, 3);
