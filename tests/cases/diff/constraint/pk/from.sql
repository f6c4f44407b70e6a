CREATE TABLE users (
    id integer NOT NULL
);
INSERT INTO users VALUES (1), (2);
