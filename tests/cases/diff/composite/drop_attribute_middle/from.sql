CREATE TYPE address AS (
    street text,
    floor integer,
    city text
);
