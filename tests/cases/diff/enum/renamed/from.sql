-- The same values under another type name.

CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state status NOT NULL DEFAULT 'open'
);
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
