CREATE TABLE users (
    id integer PRIMARY KEY,
    name varchar(50),
    code char(3),
    note varchar(200)
);
INSERT INTO users (id, name, note) VALUES (1, 'Ada', 'first'), (2, NULL, NULL);
