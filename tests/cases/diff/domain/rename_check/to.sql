CREATE DOMAIN percentage AS numeric CONSTRAINT percentage_range CHECK (VALUE <= 100);
