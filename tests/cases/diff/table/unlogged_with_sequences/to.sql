-- The sequence that a serial or identity column owns follows its table.

CREATE UNLOGGED TABLE cache (
    id serial PRIMARY KEY,
    line integer GENERATED ALWAYS AS IDENTITY
);
