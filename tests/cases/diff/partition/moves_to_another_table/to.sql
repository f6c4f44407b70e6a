CREATE TABLE a_new (id integer, kind text, UNIQUE (kind)) PARTITION BY LIST (kind);
CREATE TABLE b_new (id integer, kind text, UNIQUE (kind)) PARTITION BY LIST (kind);
CREATE TABLE a_x PARTITION OF a_new (UNIQUE (kind, id)) FOR VALUES IN ('x');
CREATE TABLE b_x PARTITION OF b_new (UNIQUE (kind, id)) FOR VALUES IN ('x');
ALTER TABLE a_new ADD CONSTRAINT a_to_b FOREIGN KEY (kind) REFERENCES b_new (kind);
ALTER TABLE b_new ADD CONSTRAINT b_to_a FOREIGN KEY (kind) REFERENCES a_new (kind);
ALTER TABLE a_x ADD CONSTRAINT a_x_to_b FOREIGN KEY (kind, id) REFERENCES b_x (kind, id);
