-- What a granted on to b is a's grant, and goes with a's grant option.

CREATE TABLE users (
    id integer PRIMARY KEY
);
