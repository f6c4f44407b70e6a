CREATE TABLE documents (
    id integer PRIMARY KEY,
    public boolean NOT NULL
);
CREATE POLICY for_select ON documents FOR SELECT USING (public);
CREATE POLICY for_insert ON documents FOR INSERT WITH CHECK (NOT public);
CREATE POLICY for_update ON documents FOR UPDATE USING (public) WITH CHECK (public);
CREATE POLICY for_delete ON documents FOR DELETE USING (false);
CREATE POLICY for_all ON documents AS RESTRICTIVE USING (id > 0);
