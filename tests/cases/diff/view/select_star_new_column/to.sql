-- The star was spread out when the view was made.

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    email text
);
CREATE VIEW user_list AS SELECT * FROM users;
INSERT INTO users (id, name) VALUES (1, 'Ada');
