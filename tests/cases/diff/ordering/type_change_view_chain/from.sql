CREATE TABLE base (
    id integer PRIMARY KEY,
    value varchar(10)
);
CREATE VIEW c_first AS SELECT id, value FROM base;
CREATE VIEW b_second AS SELECT value FROM c_first;
CREATE VIEW a_third AS SELECT b.value, f.id FROM b_second b JOIN c_first f USING (value);
COMMENT ON VIEW b_second IS 'in the middle';
COMMENT ON COLUMN a_third.value IS 'from far away';
GRANT SELECT (value) ON a_third TO shale_test_a;
INSERT INTO base VALUES (1, 'x');
