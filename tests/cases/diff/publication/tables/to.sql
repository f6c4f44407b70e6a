CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE TABLE orders (
    id integer PRIMARY KEY
);
CREATE TABLE notes (
    id integer PRIMARY KEY
);
CREATE PUBLICATION changes FOR TABLE users, orders;
ALTER PUBLICATION changes OWNER TO shale_test_a;
