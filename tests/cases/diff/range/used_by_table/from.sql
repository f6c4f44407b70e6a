CREATE TABLE samples (
    id integer PRIMARY KEY
);
INSERT INTO samples (id) VALUES (1), (2);
