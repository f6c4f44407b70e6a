-- The function is dropped with the index, not before it.

CREATE TABLE users (
    given text,
    family text
);
INSERT INTO users VALUES ('Ada', 'Lovelace');
