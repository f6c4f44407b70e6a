CREATE TABLE users (
    id integer PRIMARY KEY,
    name varchar(100),
    code char(5),
    note text
);
INSERT INTO users (id, name, note) VALUES (1, 'Ada', 'first'), (2, NULL, NULL);
