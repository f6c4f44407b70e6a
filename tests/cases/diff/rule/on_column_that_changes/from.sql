CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE TABLE user_log (
    id bigint
);
CREATE RULE users_log AS ON INSERT TO users DO ALSO INSERT INTO user_log VALUES (new.id);
ALTER TABLE users DISABLE RULE users_log;
COMMENT ON RULE users_log ON users IS 'off for now';
INSERT INTO users VALUES (1, 'Ada');
