-- Only an explicit cast leads there, and the default has none.

CREATE TABLE users (
    id integer PRIMARY KEY,
    active integer NOT NULL DEFAULT 1
);
INSERT INTO users VALUES (1, 1), (2, 0);
