-- Other schemas hang on it and have to let go.

CREATE SCHEMA core;
CREATE TABLE core.users (
    id integer PRIMARY KEY,
    mood text
);
INSERT INTO core.users VALUES (1, 'good');
