CREATE TABLE owned (
    owner text
);
CREATE TABLE vehicles (
    id integer,
    owner text
);
