CREATE TABLE readings (
    id bigint PRIMARY KEY,
    value double precision,
    total numeric(12,2)
);
INSERT INTO readings VALUES (1, 0.5, 10.25), (2, NULL, NULL);
