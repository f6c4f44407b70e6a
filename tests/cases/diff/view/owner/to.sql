CREATE VIEW one AS SELECT 1 AS one;
ALTER VIEW one OWNER TO shale_test_a;
