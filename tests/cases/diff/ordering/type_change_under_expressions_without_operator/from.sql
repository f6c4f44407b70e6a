-- The check, the index and the default have no meaning for the new type.

CREATE TABLE readings (
    id integer PRIMARY KEY,
    value text NOT NULL DEFAULT '0',
    CONSTRAINT readings_value CHECK (value ~ '^[0-9]+$')
);
CREATE INDEX readings_value_idx ON readings (lower(value));
INSERT INTO readings VALUES (1, '10'), (2, '7');
