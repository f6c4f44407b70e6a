CREATE TABLE users (
    id integer NOT NULL,
    email text,
    CONSTRAINT users_pkey PRIMARY KEY (id) WITH (fillfactor = 70),
    CONSTRAINT users_email_key UNIQUE (email) WITH (fillfactor = 90, deduplicate_items = off)
);
INSERT INTO users VALUES (1, 'ada@example.org'), (2, NULL);
