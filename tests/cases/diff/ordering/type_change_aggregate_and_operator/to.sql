-- An aggregate, an operator and a cast are made for a type that is made anew.

CREATE TYPE grade AS ENUM ('a', 'b');
CREATE FUNCTION better(x grade, y grade) RETURNS grade LANGUAGE sql IMMUTABLE AS $$SELECT least(x, y)$$;
CREATE AGGREGATE best(grade) (SFUNC = better, STYPE = grade);
CREATE OPERATOR <+> (FUNCTION = better, LEFTARG = grade, RIGHTARG = grade);
CREATE CAST (text AS grade) WITH INOUT AS ASSIGNMENT;
CREATE TABLE exams (
    id integer PRIMARY KEY,
    grade grade
);
CREATE VIEW results AS SELECT best(grade) AS best FROM exams;
INSERT INTO exams VALUES (1, 'a'), (2, NULL);
