-- A table, a view and a sequence take each other's names.

CREATE TABLE x (a integer, b text);
CREATE VIEW y AS SELECT a FROM x;
CREATE SEQUENCE z;
CREATE VIEW w AS SELECT * FROM y;
