CREATE FUNCTION may_read(id integer) RETURNS boolean LANGUAGE sql STABLE AS $$SELECT $1 > 0$$;
CREATE TABLE documents (
    id integer PRIMARY KEY
);
CREATE POLICY readers ON documents USING (may_read(id));
INSERT INTO documents VALUES (1);
