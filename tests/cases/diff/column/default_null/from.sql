-- DEFAULT NULL is none at all; over a domain's default it is one.

CREATE DOMAIN label AS text DEFAULT 'domain';
CREATE TABLE boxes (
    id integer PRIMARY KEY,
    label label
);
