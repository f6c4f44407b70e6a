-- NO INHERIT and INHERIT would make the columns the child's own.

CREATE TABLE vehicles (
    id integer
);
CREATE TABLE things (
    id integer,
    owner text
);
CREATE TABLE cars () INHERITS (things, vehicles);
INSERT INTO cars VALUES (1, 'Ada');
