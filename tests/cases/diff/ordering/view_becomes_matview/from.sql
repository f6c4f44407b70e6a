CREATE TABLE people (
    id integer PRIMARY KEY,
    name text
);
CREATE VIEW names AS SELECT name FROM people;
CREATE VIEW short_names AS SELECT name FROM names WHERE length(name) < 5;
COMMENT ON VIEW names IS 'of people';
GRANT SELECT ON names TO shale_test_a;
INSERT INTO people VALUES (1, 'Ada');
