CREATE FUNCTION is_code(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$SELECT value ~ '^[A-Z]{3}$'$$;
CREATE DOMAIN airport AS text CONSTRAINT airport_code CHECK (is_code(VALUE));
CREATE TABLE flights (
    id integer PRIMARY KEY,
    origin airport
);
INSERT INTO flights VALUES (1, 'VIE');
