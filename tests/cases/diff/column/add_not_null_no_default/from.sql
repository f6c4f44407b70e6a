-- It can only be added to an empty table.

CREATE TABLE users (
    id integer PRIMARY KEY
);
