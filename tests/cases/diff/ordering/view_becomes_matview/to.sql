CREATE TABLE people (
    id integer PRIMARY KEY,
    name text
);
CREATE MATERIALIZED VIEW names AS SELECT name FROM people;
CREATE VIEW short_names AS SELECT name FROM names WHERE length(name) < 5;
COMMENT ON MATERIALIZED VIEW names IS 'of people';
GRANT SELECT ON names TO shale_test_a;
CREATE INDEX names_name_idx ON names (name);
INSERT INTO people VALUES (1, 'Ada');
