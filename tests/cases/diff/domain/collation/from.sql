CREATE DOMAIN label AS text;
CREATE TABLE boxes (
    id integer PRIMARY KEY,
    label label
);
INSERT INTO boxes VALUES (1, 'heavy'), (2, 'Light');
