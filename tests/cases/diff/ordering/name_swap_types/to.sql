CREATE TYPE second AS ENUM ('a', 'b');
CREATE TYPE first AS (
    n integer
);
CREATE TABLE things (
    id integer PRIMARY KEY,
    x second,
    y first
);
INSERT INTO things VALUES (1, 'a', '(1)');
