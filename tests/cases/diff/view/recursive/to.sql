CREATE TABLE folders (
    id integer PRIMARY KEY,
    parent integer REFERENCES folders
);
CREATE RECURSIVE VIEW folder_depth (id, depth) AS
    SELECT id, 1 FROM folders WHERE parent IS NULL
    UNION ALL
    SELECT f.id, d.depth + 1 FROM folders f JOIN folder_depth d ON d.id = f.parent;
