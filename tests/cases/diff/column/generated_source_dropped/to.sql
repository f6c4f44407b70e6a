CREATE TABLE boxes (
    id integer PRIMARY KEY
);
INSERT INTO boxes (id) VALUES (1), (2);
