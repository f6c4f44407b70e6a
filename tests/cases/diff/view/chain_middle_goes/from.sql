CREATE TABLE base (
    id integer
);
CREATE VIEW middle AS SELECT id FROM base;
CREATE VIEW top AS SELECT id FROM middle;
INSERT INTO base VALUES (1), (2);
