CREATE FUNCTION total_final(state bigint, integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT state::text$$;
CREATE AGGREGATE total(integer) (
    SFUNC = int4_sum,
    STYPE = bigint,
    SSPACE = 64,
    FINALFUNC = total_final,
    FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = SHAREABLE,
    COMBINEFUNC = int8pl,
    INITCOND = '0',
    PARALLEL = SAFE
);
