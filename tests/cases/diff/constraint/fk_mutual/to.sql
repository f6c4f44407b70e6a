-- Each table references the other: neither can have its key at once.

CREATE TABLE teams (
    id integer PRIMARY KEY,
    leader integer
);
CREATE TABLE members (
    id integer PRIMARY KEY,
    team integer NOT NULL REFERENCES teams
);
ALTER TABLE teams ADD CONSTRAINT teams_leader_fkey
    FOREIGN KEY (leader) REFERENCES members DEFERRABLE INITIALLY DEFERRED;
