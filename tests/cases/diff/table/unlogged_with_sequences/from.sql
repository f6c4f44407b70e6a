-- The sequence that a serial or identity column owns follows its table.

CREATE TABLE cache (
    id serial PRIMARY KEY,
    line integer GENERATED ALWAYS AS IDENTITY
);
