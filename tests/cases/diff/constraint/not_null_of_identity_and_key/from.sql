-- needs PostgreSQL 18
-- What a key or an identity column brings with it is a constraint too, by its own name.

CREATE TABLE users (
    id integer CONSTRAINT users_id_not_null NOT NULL GENERATED ALWAYS AS IDENTITY,
    code text CONSTRAINT users_code_not_null NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (code)
);
INSERT INTO users (code) VALUES ('a');
