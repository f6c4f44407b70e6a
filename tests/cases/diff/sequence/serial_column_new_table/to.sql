CREATE TABLE tickets (
    id serial PRIMARY KEY,
    line bigserial,
    kind smallserial
);
