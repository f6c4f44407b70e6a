-- CREATE OR REPLACE would come between the column that goes and the one that comes.
CREATE TABLE letters (a int NOT NULL, b text, PRIMARY KEY (a)) PARTITION BY LIST (a);
CREATE TABLE letters_rest PARTITION OF letters DEFAULT;
CREATE VIEW bodies AS WITH x AS (SELECT * FROM letters_rest) SELECT b AS a, b FROM letters_rest;
CREATE VIEW upper_bodies AS SELECT upper(b) AS b FROM bodies;
COMMENT ON VIEW bodies IS 'what they say';
