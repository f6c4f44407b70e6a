-- Rights that the application kept are now kept by the database.

CREATE TABLE teams (
    id integer PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE members (
    team_id integer NOT NULL REFERENCES teams,
    login name NOT NULL,
    PRIMARY KEY (team_id, login)
);
CREATE TABLE documents (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id integer NOT NULL REFERENCES teams,
    title text NOT NULL,
    hidden boolean NOT NULL DEFAULT false
);
CREATE VIEW visible_documents AS SELECT id, title FROM documents WHERE NOT hidden;
GRANT SELECT ON visible_documents TO PUBLIC;
GRANT SELECT, UPDATE ON documents, members TO shale_test_a;
INSERT INTO teams VALUES (1, 'rocks');
INSERT INTO members (team_id, login) VALUES (1, 'ada');
INSERT INTO documents (team_id, title) VALUES (1, 'On layers');
