CREATE EXTENSION cube;
CREATE EXTENSION earthdistance;
CREATE TABLE places (
    id integer PRIMARY KEY,
    spot earth NOT NULL
);
