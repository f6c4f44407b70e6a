-- NO INHERIT and INHERIT would make the columns the child's own.

CREATE TABLE vehicles (
    id integer
);
CREATE TABLE things (
    id integer,
    owner text
);
CREATE TABLE cars () INHERITS (vehicles, things);
INSERT INTO cars VALUES (1, 'Ada');
