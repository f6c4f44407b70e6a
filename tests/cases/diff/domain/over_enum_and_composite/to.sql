CREATE TYPE unit AS ENUM ('kg', 'm');
CREATE TYPE measure AS (
    value numeric,
    unit unit
);
CREATE DOMAIN weight_unit AS unit CHECK (VALUE = 'kg');
CREATE DOMAIN weight AS measure CHECK ((VALUE).unit = 'kg');
