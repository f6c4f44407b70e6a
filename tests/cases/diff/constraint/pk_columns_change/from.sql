CREATE TABLE users (
    tenant integer NOT NULL,
    id integer NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);
INSERT INTO users VALUES (1, 1), (1, 2);
