CREATE TABLE users (
    id integer NOT NULL,
    name text
);
INSERT INTO users VALUES (1, 'Ada');
