-- Constraints come in the careful way: not valid first.

CREATE TABLE users (
    id integer PRIMARY KEY,
    email text,
    boss_id integer
);
INSERT INTO users VALUES (1, '', 99), (2, NULL, 1);
ALTER TABLE users ADD CONSTRAINT users_email_check CHECK (email <> '') NOT VALID;
ALTER TABLE users ADD CONSTRAINT users_email_present CHECK (email IS NOT NULL) NOT VALID;
ALTER TABLE users ADD CONSTRAINT users_boss_fkey FOREIGN KEY (boss_id) REFERENCES users ON DELETE SET NULL NOT VALID;
CREATE INDEX users_boss_idx ON users (boss_id);
CREATE UNIQUE INDEX users_email_idx ON users (lower(email)) WHERE email <> '';
COMMENT ON CONSTRAINT users_email_check ON users IS 'to be validated';
