-- The columns have the same order, not the same attribute numbers.

CREATE TABLE boxes (
    id integer PRIMARY KEY,
    gone text,
    width integer,
    height integer,
    gone_too text
);
ALTER TABLE boxes DROP gone, DROP gone_too;
INSERT INTO boxes VALUES (1, 2, 3);
