CREATE DOMAIN percentage AS numeric;
ALTER DOMAIN percentage ADD CONSTRAINT percentage_range CHECK (VALUE <= 100) NOT VALID;
