CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE TABLE user_log (
    id integer,
    what text
);
INSERT INTO users VALUES (1, 'Ada');
