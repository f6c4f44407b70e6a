CREATE TABLE users (
    id integer,
    name text
);
CREATE INDEX users_lower_idx ON users (id, lower(name), upper(name));
ALTER INDEX users_lower_idx ALTER COLUMN 2 SET STATISTICS 500;
