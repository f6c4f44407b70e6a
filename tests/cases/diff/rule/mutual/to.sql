-- Two tables whose rules write into one another.

CREATE TABLE a (
    id integer
);
CREATE TABLE b (
    id integer
);
CREATE RULE a_to_b AS ON DELETE TO a DO ALSO UPDATE b SET id = 0 WHERE id = old.id;
CREATE RULE b_to_a AS ON DELETE TO b DO ALSO UPDATE a SET id = 0 WHERE id = old.id;
