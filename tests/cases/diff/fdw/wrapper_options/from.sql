CREATE EXTENSION postgres_fdw;
CREATE FOREIGN DATA WRAPPER other OPTIONS (debug 'true', level '1');
