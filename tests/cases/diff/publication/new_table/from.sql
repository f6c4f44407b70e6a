-- The table and its place in the publication come together.

CREATE PUBLICATION changes;
