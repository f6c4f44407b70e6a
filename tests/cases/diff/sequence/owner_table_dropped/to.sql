-- The owning table goes, the sequence stays because another table draws from it.

CREATE SEQUENCE shared_seq;
CREATE TABLE dogs (
    id bigint PRIMARY KEY DEFAULT nextval('shared_seq')
);
INSERT INTO dogs VALUES (DEFAULT), (DEFAULT);
