-- An index, a check, a view, a foreign key, statistics and a trigger go with it.

CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE VIEW user_list AS SELECT id FROM users;
INSERT INTO users (id) VALUES (1), (2);
