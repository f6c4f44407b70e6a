CREATE TABLE first (
    id integer PRIMARY KEY,
    name text
);
CREATE TABLE second (
    code text,
    amount numeric NOT NULL DEFAULT 0
);
