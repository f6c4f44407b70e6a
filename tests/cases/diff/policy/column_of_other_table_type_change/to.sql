-- The policy stands on one table, the column on another.

CREATE TABLE members (
    team bigint NOT NULL,
    name name NOT NULL
);
CREATE TABLE documents (
    id integer PRIMARY KEY,
    team bigint NOT NULL
);
CREATE POLICY team_documents ON documents USING (
    EXISTS (SELECT FROM members m WHERE m.team = documents.team AND m.name = current_user)
);
INSERT INTO members VALUES (1, 'ada');
INSERT INTO documents VALUES (1, 1);
