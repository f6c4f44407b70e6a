CREATE TYPE celsius AS (
    degrees numeric
);
