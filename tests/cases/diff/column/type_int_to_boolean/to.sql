-- Only an explicit cast leads there, and the default has none.

CREATE TABLE users (
    id integer PRIMARY KEY,
    active boolean NOT NULL DEFAULT true
);
INSERT INTO users VALUES (1, true), (2, false);
