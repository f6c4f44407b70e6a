-- The view over the parent reads the children; a child's column order is its own.

CREATE TABLE parent (
    id bigint NOT NULL,
    name text
);
CREATE TABLE child (
    extra text,
    name text,
    id bigint NOT NULL
) INHERITS (parent);
CREATE VIEW everybody AS SELECT id, name FROM parent;
INSERT INTO child (id, name, extra) VALUES (1, 'Ada', 'x');
