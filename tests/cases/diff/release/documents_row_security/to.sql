-- Rights that the application kept are now kept by the database.

CREATE TABLE teams (
    id integer PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE members (
    team_id integer NOT NULL REFERENCES teams,
    login name NOT NULL,
    is_admin boolean NOT NULL DEFAULT false,
    PRIMARY KEY (team_id, login)
);
CREATE TABLE documents (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id integer NOT NULL REFERENCES teams ON DELETE CASCADE,
    title text NOT NULL,
    visibility text NOT NULL DEFAULT 'team' CHECK (visibility IN ('team', 'public'))
);
CREATE FUNCTION my_teams() RETURNS SETOF integer LANGUAGE sql STABLE SECURITY DEFINER
    BEGIN ATOMIC
        SELECT team_id FROM members WHERE login = session_user;
    END;
REVOKE EXECUTE ON FUNCTION my_teams() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_teams() TO shale_test_a;
CREATE VIEW visible_documents WITH (security_barrier) AS SELECT id, title FROM documents WHERE visibility = 'public';
ALTER TABLE members ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON members TO shale_test_a USING (login = session_user);
CREATE POLICY read ON documents FOR SELECT TO shale_test_a
    USING (visibility = 'public' OR team_id IN (SELECT my_teams()));
CREATE POLICY write ON documents FOR UPDATE TO shale_test_a
    USING (team_id IN (SELECT m.team_id FROM members m WHERE m.is_admin)) WITH CHECK (visibility = 'team');
CREATE POLICY never_empty ON documents AS RESTRICTIVE USING (title <> '');
GRANT SELECT ON visible_documents TO PUBLIC;
GRANT SELECT, UPDATE ON documents, members TO shale_test_a;
INSERT INTO teams VALUES (1, 'rocks');
INSERT INTO members (team_id, login) VALUES (1, 'ada');
INSERT INTO documents (team_id, title) VALUES (1, 'On layers');
