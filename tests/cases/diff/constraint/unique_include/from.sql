CREATE TABLE users (
    id integer PRIMARY KEY,
    email text NOT NULL,
    name text,
    CONSTRAINT users_email_key UNIQUE (email)
);
INSERT INTO users VALUES (1, 'ada@example.org', 'Ada');
