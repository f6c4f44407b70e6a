-- This cannot be altered.

CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE PUBLICATION changes FOR TABLE users;
COMMENT ON PUBLICATION changes IS 'for the warehouse';
