-- needs PostgreSQL 15
-- The column keeps its place in the list though it has to be made anew.

CREATE TABLE users (
    id integer PRIMARY KEY,
    area point
);
CREATE PUBLICATION changes FOR TABLE users (id, area);
