CREATE TABLE meters (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    doubled integer GENERATED ALWAYS AS (number * 2) STORED
);
CREATE POLICY no_seventh ON meters AS RESTRICTIVE WITH CHECK (number <> 7);
COMMENT ON POLICY no_seventh ON meters IS 'it is broken';
ALTER TABLE meters RENAME number TO id;
