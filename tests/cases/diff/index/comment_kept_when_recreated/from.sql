CREATE TABLE users (
    name text,
    email text
);
CREATE INDEX users_name_idx ON users (name);
COMMENT ON INDEX users_name_idx IS 'for the search page';
