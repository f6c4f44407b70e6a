-- ALTER TYPE refuses while a table has a column of it.

CREATE TYPE money_amount AS (
    amount integer,
    currency char(3)
);
CREATE TABLE prices (
    id integer PRIMARY KEY,
    price money_amount NOT NULL
);
INSERT INTO prices VALUES (1, '(100,EUR)'), (2, '(250,USD)');
