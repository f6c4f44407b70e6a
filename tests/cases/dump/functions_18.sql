-- needs PostgreSQL 18
CREATE TABLE t (id int PRIMARY KEY, n int);
-- RETURNING of the old and the new row, under other names too, in a rule as well
CREATE FUNCTION r_update(x int) RETURNS TABLE (was int, is_now int) LANGUAGE sql BEGIN ATOMIC UPDATE t SET n = x RETURNING OLD.n, NEW.n; END;
CREATE FUNCTION r_alias(x int) RETURNS SETOF int LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (x, x) ON CONFLICT (id) DO UPDATE SET n = x RETURNING WITH (OLD AS o, NEW AS "N n") o.n + "N n".n; END;
CREATE FUNCTION r_merge() RETURNS SETOF int LANGUAGE sql BEGIN ATOMIC MERGE INTO t USING (SELECT 1 AS id) s ON t.id = s.id WHEN MATCHED THEN DELETE RETURNING OLD.n; END;
CREATE VIEW v AS SELECT id, n FROM t;
CREATE RULE v_update AS ON UPDATE TO v DO INSTEAD UPDATE t SET n = NEW.n WHERE id = OLD.id RETURNING WITH (OLD AS before, NEW AS after) after.id, before.n;
