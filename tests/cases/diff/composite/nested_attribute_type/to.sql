CREATE TYPE point2 AS (
    x bigint,
    y bigint
);
CREATE TYPE segment AS (
    start point2,
    stop point2
);
CREATE TABLE drawings (
    id integer PRIMARY KEY,
    segments segment[]
);
