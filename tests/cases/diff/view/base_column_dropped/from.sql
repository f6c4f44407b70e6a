CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    fax text
);
CREATE VIEW contacts AS SELECT id, name, fax FROM users;
CREATE VIEW contact_names AS SELECT name FROM contacts;
INSERT INTO users (id, name) VALUES (1, 'Ada');
