CREATE TABLE things (
    a integer,
    b integer
);
INSERT INTO things VALUES (1, 2);
