CREATE EXTENSION moddatetime;
CREATE TABLE users (
    id integer PRIMARY KEY,
    changed timestamptz
);
CREATE TRIGGER users_changed BEFORE UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION moddatetime(changed);
INSERT INTO users VALUES (1, NULL);
