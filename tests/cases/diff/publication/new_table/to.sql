-- The table and its place in the publication come together.

CREATE PUBLICATION changes;
CREATE TABLE users (
    id integer PRIMARY KEY
);
ALTER PUBLICATION changes ADD TABLE users;
