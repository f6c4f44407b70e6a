-- needs PostgreSQL 18

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text CONSTRAINT users_name_not_null NOT NULL
);
COMMENT ON CONSTRAINT users_name_not_null ON users IS 'everybody has one';
