-- The owner of a view decides what it may read.

CREATE TABLE secrets (
    id integer PRIMARY KEY,
    level bigint
);
ALTER TABLE secrets OWNER TO shale_test_a;
CREATE VIEW low_secrets AS SELECT id, level FROM secrets WHERE level < 3;
ALTER VIEW low_secrets OWNER TO shale_test_b;
GRANT SELECT ON secrets TO shale_test_b;
INSERT INTO secrets VALUES (1, 1);
