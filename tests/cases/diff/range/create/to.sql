CREATE TYPE float_range AS RANGE (
    subtype = double precision,
    subtype_diff = float8mi
);
