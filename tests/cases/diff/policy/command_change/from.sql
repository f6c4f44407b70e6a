-- ALTER POLICY cannot change the command, nor permissive to restrictive.

CREATE TABLE documents (
    id integer PRIMARY KEY,
    public boolean NOT NULL
);
CREATE POLICY readers ON documents FOR SELECT USING (public);
CREATE POLICY limits ON documents AS PERMISSIVE USING (id > 0);
COMMENT ON POLICY readers ON documents IS 'what is public';
