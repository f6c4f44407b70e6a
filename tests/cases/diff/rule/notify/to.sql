CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE RULE users_shout AS ON INSERT TO users DO ALSO NOTIFY users_changed, 'insert';
