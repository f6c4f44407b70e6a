-- A dense web: the table below all of it changes one type.

CREATE TABLE base (
    id integer PRIMARY KEY,
    kind text NOT NULL,
    value integer
);
CREATE VIEW v1 AS SELECT id, kind, value FROM base;
CREATE FUNCTION f1(wanted text) RETURNS SETOF v1 LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT id, kind, value FROM v1 WHERE kind = wanted;
    END;
CREATE VIEW v2 AS SELECT id, value FROM f1('a');
CREATE MATERIALIZED VIEW m1 AS SELECT id, sum(value) AS total FROM v2 GROUP BY id;
CREATE UNIQUE INDEX m1_idx ON m1 (id);
CREATE FUNCTION f2() RETURNS numeric LANGUAGE sql STABLE RETURN (SELECT sum(total) FROM m1);
CREATE TABLE reports (
    id integer PRIMARY KEY,
    total numeric DEFAULT f2(),
    CONSTRAINT reports_total CHECK (total IS DISTINCT FROM 'NaN')
);
CREATE VIEW v3 AS SELECT r.id, r.total, f2() AS now FROM reports r JOIN v1 USING (id);
CREATE VIEW v4 AS SELECT v3.* FROM v3 WHERE EXISTS (SELECT FROM v2 WHERE v2.id = v3.id);
COMMENT ON VIEW v3 IS 'then and now';
COMMENT ON FUNCTION f1(text) IS 'of one kind';
GRANT SELECT ON v4 TO shale_test_a;
GRANT SELECT (total) ON v3 TO shale_test_b;
INSERT INTO base VALUES (1, 'a', 10), (2, 'b', 20);
INSERT INTO reports VALUES (1, 5);
