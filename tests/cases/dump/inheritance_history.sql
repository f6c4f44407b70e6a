-- Orders of columns that come from what happened to the parent.

-- pg_dump loses (and its text does not show it): the same for a parent's column that came later than the child's own
CREATE TABLE late_parent (a int);
CREATE TABLE late_child (own int) INHERITS (late_parent);
ALTER TABLE late_parent ADD b int;

-- a parent's column added later, dropped in all, dropped in the parent alone
CREATE TABLE moving (a int, b int, c int);
CREATE TABLE moving_child (own int) INHERITS (moving);
ALTER TABLE moving ADD late text DEFAULT 'l';
ALTER TABLE moving DROP COLUMN a;
ALTER TABLE ONLY moving DROP COLUMN b;
