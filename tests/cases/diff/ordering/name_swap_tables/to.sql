CREATE TABLE second (
    id integer PRIMARY KEY,
    name text
);
CREATE TABLE first (
    code text,
    amount numeric NOT NULL DEFAULT 0
);
