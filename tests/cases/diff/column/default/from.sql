CREATE TABLE users (
    id integer PRIMARY KEY,
    a text,
    b text DEFAULT 'old',
    c text DEFAULT 'old'
);
INSERT INTO users VALUES (1, 'x', 'y', 'z');
