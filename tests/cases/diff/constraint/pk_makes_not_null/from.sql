-- Backwards the column becomes nullable again, not only keyless.

CREATE TABLE users (
    id integer
);
INSERT INTO users VALUES (1), (2);
