CREATE TABLE users (
    id integer NOT NULL,
    name text,
    CONSTRAINT users_pkey PRIMARY KEY (id) INCLUDE (name)
);
INSERT INTO users VALUES (1, 'Ada'), (2, NULL);
