-- needs PostgreSQL 18
-- What a key or an identity column brings with it is a constraint too, by its own name.

CREATE TABLE users (
    id integer CONSTRAINT has_id NOT NULL GENERATED ALWAYS AS IDENTITY,
    code text CONSTRAINT has_code NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (code)
);
INSERT INTO users (code) VALUES ('a');
