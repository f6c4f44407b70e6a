CREATE TABLE users (
    id integer PRIMARY KEY,
    a text DEFAULT 'new',
    b text DEFAULT 'new',
    c text
);
INSERT INTO users VALUES (1, 'x', 'y', 'z');
