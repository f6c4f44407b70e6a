CREATE TYPE address AS (
    street text,
    town text
);
CREATE TABLE people (
    id integer PRIMARY KEY,
    home address
);
INSERT INTO people VALUES (1, ROW('Main Street', 'Vienna'));
