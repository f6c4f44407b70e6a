-- A column with values of its own comes to a row type that columns have.

CREATE TABLE p (a integer PRIMARY KEY, b text DEFAULT 'x', c integer GENERATED ALWAYS AS (a * 2) STORED);
CREATE TABLE q (x p, y p[]);
CREATE VIEW v AS SELECT (x).a FROM q;
