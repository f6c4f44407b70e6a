CREATE TYPE address AS (
    street text,
    number integer,
    city varchar(80) COLLATE "C"
);
