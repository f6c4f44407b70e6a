CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE TABLE user_log (
    id integer,
    what text
);
INSERT INTO users VALUES (1, 'Ada');
CREATE RULE users_log AS ON UPDATE TO users WHERE old.name <> new.name
    DO ALSO INSERT INTO user_log VALUES (old.id, 'renamed');
CREATE RULE users_keep AS ON DELETE TO users DO INSTEAD NOTHING;
