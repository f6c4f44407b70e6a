-- Both tables go, each held by the other.

CREATE TABLE stays (
    id integer PRIMARY KEY
);
INSERT INTO stays VALUES (1);
