-- The column stays; the schema of its type changes.

CREATE SCHEMA kinds;
CREATE TYPE kinds.colour AS ENUM ('red', 'green', 'blue');
CREATE TABLE cars (
    id integer PRIMARY KEY,
    paint kinds.colour NOT NULL DEFAULT 'red'
);
INSERT INTO cars VALUES (1, 'red'), (2, 'blue');
