CREATE TYPE span AS RANGE (
    subtype = integer,
    multirange_type_name = spans
);
