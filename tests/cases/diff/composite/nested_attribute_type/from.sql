CREATE TYPE point2 AS (
    x integer,
    y integer
);
CREATE TYPE segment AS (
    start point2,
    stop point2
);
CREATE TABLE drawings (
    id integer PRIMARY KEY,
    segments segment[]
);
