CREATE TYPE nothing AS (
    something integer
);
