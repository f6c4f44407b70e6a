CREATE TABLE cars (
    id integer NOT NULL
);
INSERT INTO cars VALUES (1), (2);
