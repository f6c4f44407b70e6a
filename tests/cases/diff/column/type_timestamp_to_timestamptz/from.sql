CREATE TABLE logins (
    id integer PRIMARY KEY,
    at timestamp NOT NULL DEFAULT now()
);
CREATE INDEX logins_at_idx ON logins (at);
