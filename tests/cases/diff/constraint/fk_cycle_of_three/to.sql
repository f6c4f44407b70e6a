CREATE SCHEMA ring;
CREATE TABLE ring.a (
    id integer PRIMARY KEY,
    next integer
);
CREATE TABLE ring.b (
    id integer PRIMARY KEY,
    next integer CONSTRAINT b_next_fkey REFERENCES ring.a
);
CREATE TABLE ring.c (
    id integer PRIMARY KEY,
    next integer CONSTRAINT c_next_fkey REFERENCES ring.b
);
ALTER TABLE ring.a ADD CONSTRAINT a_next_fkey FOREIGN KEY (next) REFERENCES ring.c;
INSERT INTO ring.a VALUES (1, NULL);
INSERT INTO ring.b VALUES (1, 1);
