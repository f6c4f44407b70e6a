-- needs PostgreSQL 18

CREATE TABLE boxes (
    id integer PRIMARY KEY,
    size integer GENERATED ALWAYS AS (id * 2) STORED
);
CREATE PUBLICATION changes FOR TABLE boxes WITH (publish_generated_columns = stored);
