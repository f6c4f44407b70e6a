CREATE TABLE users (
    given text,
    family text
);
CREATE INDEX users_name_idx ON users (lower(family), (given || ' ' || family));
INSERT INTO users VALUES ('Ada', 'Lovelace');
