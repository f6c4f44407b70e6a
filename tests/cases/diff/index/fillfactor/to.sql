CREATE TABLE users (
    id integer NOT NULL
);
CREATE INDEX users_id_idx ON users (id) WITH (fillfactor = 50);
INSERT INTO users VALUES (1), (2);
