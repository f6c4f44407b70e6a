CREATE TYPE unit AS ENUM ('kg', 'm');
CREATE TYPE measure AS (
    value numeric,
    unit unit
);
