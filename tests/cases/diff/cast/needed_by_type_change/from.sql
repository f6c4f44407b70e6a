-- The new cast is what lets the column change its type.

CREATE TYPE colour AS ENUM ('red', 'green');
CREATE TABLE cars (
    id integer PRIMARY KEY,
    paint integer
);
