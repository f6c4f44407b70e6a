CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    nick text NOT NULL
);
INSERT INTO users VALUES (1, 'Ada', 'ada'), (2, 'Grace', 'grace');
