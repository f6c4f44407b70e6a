CREATE TABLE boxes (
    width integer NOT NULL,
    height integer NOT NULL
);
INSERT INTO boxes (width, height) VALUES (2, 3), (4, 5);
