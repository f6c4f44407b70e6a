CREATE TABLE tickets (
    title text NOT NULL,
    id integer GENERATED ALWAYS AS IDENTITY
);
