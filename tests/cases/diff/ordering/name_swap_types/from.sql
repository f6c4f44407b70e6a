CREATE TYPE first AS ENUM ('a', 'b');
CREATE TYPE second AS (
    n integer
);
CREATE TABLE things (
    id integer PRIMARY KEY,
    x first,
    y second
);
INSERT INTO things VALUES (1, 'a', '(1)');
