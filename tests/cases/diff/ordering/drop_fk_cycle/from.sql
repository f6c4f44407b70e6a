-- Both tables go, each held by the other.

CREATE TABLE stays (
    id integer PRIMARY KEY
);
CREATE TABLE teams (
    id integer PRIMARY KEY,
    leader integer
);
CREATE TABLE members (
    id integer PRIMARY KEY,
    team integer REFERENCES teams,
    home integer REFERENCES stays
);
ALTER TABLE teams ADD FOREIGN KEY (leader) REFERENCES members;
INSERT INTO stays VALUES (1);
