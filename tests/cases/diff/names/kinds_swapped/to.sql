-- A table, a view and a sequence take each other's names.

CREATE VIEW z AS SELECT 1 AS a;
CREATE TABLE y (a integer, b text);
CREATE VIEW x AS SELECT a FROM y;
CREATE VIEW w AS SELECT a FROM y;
