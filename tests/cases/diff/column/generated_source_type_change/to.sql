CREATE TABLE boxes (
    width bigint NOT NULL,
    height bigint NOT NULL,
    area bigint GENERATED ALWAYS AS (width * height) STORED
);
INSERT INTO boxes (width, height) VALUES (2, 3), (4, 5);
