CREATE TABLE users (
    id integer PRIMARY KEY,
    name text NOT NULL,
    nick text
);
INSERT INTO users VALUES (1, 'Ada', 'ada'), (2, 'Grace', 'grace');
