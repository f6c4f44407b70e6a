CREATE TABLE tickets (
    title text NOT NULL,
    id serial PRIMARY KEY
);
