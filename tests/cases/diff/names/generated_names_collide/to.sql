-- Postgres would name the second one differently: the name has to be given.

CREATE TABLE users (
    email text UNIQUE,
    name text CONSTRAINT users_email_key1 UNIQUE
);
ALTER TABLE users ADD CONSTRAINT users_email_check CHECK (name <> '');
ALTER TABLE users ADD CONSTRAINT users_check CHECK (email <> '');
INSERT INTO users VALUES ('a', 'b');
