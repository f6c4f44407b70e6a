-- What is generated can't be cast: it is generated anew.

CREATE TABLE boxes (
    width integer,
    area integer GENERATED ALWAYS AS (width * width) STORED
);
INSERT INTO boxes (width) VALUES (3);
ALTER TABLE boxes ALTER COLUMN area TYPE text;
