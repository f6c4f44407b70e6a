-- pg_dump does not show this: whether a materialized view is populated

CREATE MATERIALIZED VIEW one AS SELECT 1 AS one WITH DATA;
