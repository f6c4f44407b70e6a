CREATE DOMAIN percentage AS numeric CONSTRAINT percentage_check CHECK (VALUE <= 100);
