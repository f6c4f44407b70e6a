CREATE SEQUENCE counter AS smallint;
CREATE TABLE things (
    id integer PRIMARY KEY DEFAULT nextval('counter')
);
INSERT INTO things VALUES (DEFAULT), (DEFAULT);
