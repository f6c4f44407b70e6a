CREATE TABLE logins (
    id integer PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX logins_at_idx ON logins (at);
