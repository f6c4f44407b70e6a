CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE RULE users_keep AS ON DELETE TO users DO INSTEAD NOTHING;
COMMENT ON RULE users_keep ON users IS 'all are kept';
