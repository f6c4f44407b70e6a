-- Two tables' policies read one another.

CREATE TABLE a (
    id integer
);
CREATE TABLE b (
    id integer
);
CREATE POLICY a_reads_b ON a USING (id IN (SELECT id FROM b));
CREATE POLICY b_reads_a ON b USING (id IN (SELECT id FROM a));
