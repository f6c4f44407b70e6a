-- Two tables' policies read one another.

CREATE TABLE a (
    id integer
);
CREATE TABLE b (
    id integer
);
