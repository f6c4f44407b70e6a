CREATE TABLE users (
    given text,
    family text
);
CREATE INDEX users_name_idx ON users (family);
INSERT INTO users VALUES ('Ada', 'Lovelace');
