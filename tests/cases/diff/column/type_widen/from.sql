CREATE TABLE readings (
    id integer PRIMARY KEY,
    value real,
    total numeric(8,2)
);
INSERT INTO readings VALUES (1, 0.5, 10.25), (2, NULL, NULL);
