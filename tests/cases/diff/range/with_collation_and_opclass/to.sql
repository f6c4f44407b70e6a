CREATE TYPE text_range AS RANGE (
    subtype = text,
    collation = "C",
    subtype_opclass = text_pattern_ops
);
