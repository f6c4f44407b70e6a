-- Without the key there is no replica identity; the order matters to running writers only.

CREATE TABLE users (
    id integer NOT NULL,
    name text
);
CREATE PUBLICATION changes FOR TABLE users WITH (publish = 'insert');
