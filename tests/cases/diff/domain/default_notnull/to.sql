CREATE DOMAIN label AS text DEFAULT 'none' NOT NULL;
CREATE TABLE boxes (
    id integer PRIMARY KEY,
    label label
);
INSERT INTO boxes VALUES (1, 'heavy'), (2, 'light');
