-- needs PostgreSQL 15
CREATE TABLE t (id int PRIMARY KEY, n int, g int GENERATED ALWAYS AS (n * 2) STORED);
CREATE TABLE s (id int, n int);
-- parsed bodies with MERGE, in each of its forms
CREATE FUNCTION m_all() RETURNS void LANGUAGE sql BEGIN ATOMIC
  MERGE INTO t USING s ON t.id = s.id
    WHEN MATCHED AND s.n > 5 THEN UPDATE SET n = s.n, id = DEFAULT
    WHEN MATCHED AND s.n IS NULL THEN DELETE
    WHEN MATCHED THEN DO NOTHING
    WHEN NOT MATCHED AND s.id > 0 THEN INSERT (id, n) VALUES (s.id, s.n)
    WHEN NOT MATCHED THEN INSERT DEFAULT VALUES;
END;
CREATE FUNCTION m_with(x int) RETURNS void LANGUAGE sql BEGIN ATOMIC
  WITH w AS (SELECT x AS id) MERGE INTO ONLY t AS a USING (SELECT id FROM w) AS b ON a.id = b.id WHEN MATCHED THEN UPDATE SET (n) = ROW(x);
END;
-- many range functions of 15 and a body that has comments
CREATE FUNCTION agg(r int4range[]) RETURNS int4multirange LANGUAGE sql IMMUTABLE RETURN (SELECT range_agg(x) FROM unnest(r) x);
