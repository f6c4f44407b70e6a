CREATE TABLE boxes (
    width integer NOT NULL,
    height integer NOT NULL
);
CREATE TABLE crates () INHERITS (boxes);
INSERT INTO boxes (width, height) VALUES (1, 2);
INSERT INTO crates (width, height) VALUES (3, 4);
