CREATE TABLE boxes (
    width integer NOT NULL,
    area integer GENERATED ALWAYS AS (width * 2) STORED
);
INSERT INTO boxes (width) VALUES (2), (5);
