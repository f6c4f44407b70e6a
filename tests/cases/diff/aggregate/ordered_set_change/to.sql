CREATE AGGREGATE p(float8 ORDER BY float8) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE VIEW v AS SELECT p(0.5) WITHIN GROUP (ORDER BY x) FROM (VALUES (1.0::float8)) x(x);
COMMENT ON AGGREGATE p(float8 ORDER BY float8) IS 'x';
