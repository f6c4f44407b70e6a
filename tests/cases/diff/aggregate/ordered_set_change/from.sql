CREATE AGGREGATE p(float8 ORDER BY float8) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_cont_float8_final, FINALFUNC_MODIFY = SHAREABLE);
CREATE VIEW v AS SELECT p(0.5) WITHIN GROUP (ORDER BY x) FROM (VALUES (1.0::float8)) x(x);
ALTER AGGREGATE p(float8 ORDER BY float8) OWNER TO shale_test_a;
