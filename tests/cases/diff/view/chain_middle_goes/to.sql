CREATE TABLE base (
    id integer
);
CREATE VIEW top AS SELECT id FROM base;
INSERT INTO base VALUES (1), (2);
