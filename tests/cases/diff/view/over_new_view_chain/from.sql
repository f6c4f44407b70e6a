-- The names are in the wrong order for anybody who sorts them.

CREATE TABLE base (
    id integer
);
