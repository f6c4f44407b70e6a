-- Forwards the rows keep their values; backwards the new one, still NULL, goes.

CREATE TYPE address AS (
    street text,
    city text,
    country text
);
CREATE TABLE people (
    id integer PRIMARY KEY,
    home address
);
INSERT INTO people VALUES (1, ROW('Main Street', 'Vienna', NULL)::address);
