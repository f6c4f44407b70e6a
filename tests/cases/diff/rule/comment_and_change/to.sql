CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE RULE users_keep AS ON DELETE TO users WHERE old.id = 1 DO INSTEAD NOTHING;
COMMENT ON RULE users_keep ON users IS 'the first is kept';
