-- Constraints come in the careful way: not valid first.

CREATE TABLE users (
    id integer PRIMARY KEY,
    email text,
    boss_id integer
);
INSERT INTO users VALUES (1, '', 99), (2, NULL, 1);
