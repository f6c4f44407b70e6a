-- Both sides of two foreign keys, one of them to itself.

CREATE TABLE people (
    id bigint PRIMARY KEY,
    boss bigint REFERENCES people
);
CREATE TABLE phones (
    person bigint NOT NULL REFERENCES people ON DELETE CASCADE,
    number text NOT NULL,
    PRIMARY KEY (person, number)
);
INSERT INTO people VALUES (1, NULL), (2, 1);
INSERT INTO phones VALUES (2, '+43 1');
