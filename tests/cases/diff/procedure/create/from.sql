CREATE TABLE log (
    at timestamptz NOT NULL DEFAULT now(),
    body text
);
