CREATE TABLE boxes (
    width integer NOT NULL,
    area integer
);
INSERT INTO boxes (width, area) VALUES (2, 4), (5, 10);
