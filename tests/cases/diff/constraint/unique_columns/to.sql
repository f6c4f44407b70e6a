CREATE TABLE users (
    id integer PRIMARY KEY,
    tenant integer NOT NULL,
    email text NOT NULL,
    CONSTRAINT users_email_key UNIQUE (tenant, email)
);
INSERT INTO users VALUES (1, 1, 'ada@example.org'), (2, 1, 'grace@example.org');
