CREATE TABLE boxes (
    id integer PRIMARY KEY,
    width integer,
    area integer GENERATED ALWAYS AS (width * 2) STORED
);
INSERT INTO boxes (id) VALUES (1), (2);
