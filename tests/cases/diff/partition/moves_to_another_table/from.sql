CREATE TABLE a (id integer, kind text, UNIQUE (kind)) PARTITION BY LIST (kind);
CREATE TABLE b (id integer, kind text, UNIQUE (kind)) PARTITION BY LIST (kind);
CREATE TABLE a_x PARTITION OF a (UNIQUE (kind, id)) FOR VALUES IN ('x');
CREATE TABLE b_x PARTITION OF b (UNIQUE (kind, id)) FOR VALUES IN ('x');
ALTER TABLE a ADD CONSTRAINT a_to_b FOREIGN KEY (kind) REFERENCES b (kind);
ALTER TABLE b ADD CONSTRAINT b_to_a FOREIGN KEY (kind) REFERENCES a (kind);
ALTER TABLE a_x ADD CONSTRAINT a_x_to_b FOREIGN KEY (kind, id) REFERENCES b_x (kind, id);
