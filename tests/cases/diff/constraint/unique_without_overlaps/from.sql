-- needs PostgreSQL 18

CREATE TABLE prices (
    product int4range NOT NULL,
    valid daterange NOT NULL,
    CONSTRAINT prices_key UNIQUE (product, valid)
);
