-- The names are in the wrong order for anybody who sorts them.

CREATE TABLE base (
    id integer
);
CREATE VIEW z AS SELECT id FROM base;
CREATE VIEW m AS SELECT id FROM z;
CREATE VIEW a AS SELECT m.id FROM m JOIN z USING (id);
