CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    email text
);
COMMENT ON TABLE users IS 'who may log in, and who did';
COMMENT ON COLUMN users.name IS 'as they wish to be called';
COMMENT ON COLUMN users.email IS 'it''s checked
in the application \ there "only"';
