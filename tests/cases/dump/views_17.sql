-- needs PostgreSQL 17
CREATE TABLE t (id int, a text, d jsonb, ts timestamptz);
-- JSON_TABLE: nested, ordinality, exists, defaults, wrappers, passing, plans
CREATE VIEW j_table AS SELECT jt.* FROM t, JSON_TABLE(d, '$.items[*] ? (@.n > $low)' AS items PASSING id AS low, 'x' AS other COLUMNS (
  n FOR ORDINALITY, id int PATH '$.id' DEFAULT 0 ON EMPTY ERROR ON ERROR, name text PATH '$.name' NULL ON EMPTY, has boolean EXISTS PATH '$.k' FALSE ON ERROR,
  raw jsonb PATH '$' WITH CONDITIONAL WRAPPER KEEP QUOTES, txt text FORMAT JSON PATH '$.t' OMIT QUOTES, tags text[] PATH '$.tags' WITHOUT WRAPPER,
  NESTED PATH '$.sub[*]' AS sub COLUMNS (k int PATH '$.k', NESTED '$.deep[*]' COLUMNS (z text PATH '$')), NESTED PATH '$.other[*]' COLUMNS (o int PATH '$')) ERROR ON ERROR) jt;
-- query functions, constructors
CREATE VIEW j_functions AS SELECT JSON_EXISTS(d, '$.a' PASSING id AS x TRUE ON ERROR) AS e, JSON_VALUE(d, '$.a' RETURNING int DEFAULT 1 ON EMPTY NULL ON ERROR) AS v,
  JSON_QUERY(d, '$.b' RETURNING text WITH WRAPPER EMPTY ARRAY ON EMPTY EMPTY OBJECT ON ERROR) AS q, JSON_QUERY(d, '$' OMIT QUOTES) AS q2, JSON_SCALAR(id) AS s, JSON(a WITH UNIQUE KEYS) AS j, JSON_SERIALIZE(d RETURNING bytea) AS ser FROM t;
CREATE VIEW z_local AS SELECT ts AT LOCAL AS l FROM t;
-- parsed bodies: MERGE with RETURNING, NOT MATCHED BY SOURCE, into a view
CREATE TABLE s (id int, a text);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE FUNCTION m_returning() RETURNS SETOF text LANGUAGE sql BEGIN ATOMIC
  MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = s.a WHEN NOT MATCHED BY SOURCE AND t.id > 5 THEN DELETE WHEN NOT MATCHED BY TARGET THEN INSERT (id) VALUES (s.id) RETURNING merge_action() || t.a;
END;
CREATE FUNCTION m_view() RETURNS void LANGUAGE sql BEGIN ATOMIC MERGE INTO v USING s ON v.id = s.id WHEN MATCHED THEN DELETE; END;
CREATE FUNCTION m_with() RETURNS SETOF int LANGUAGE sql BEGIN ATOMIC WITH m AS (MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE RETURNING t.id) SELECT id FROM m; END;
