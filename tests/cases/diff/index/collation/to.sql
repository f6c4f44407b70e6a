CREATE TABLE users (
    name text
);
CREATE INDEX users_name_idx ON users (name COLLATE "C");
INSERT INTO users VALUES ('Ada'), ('grace');
