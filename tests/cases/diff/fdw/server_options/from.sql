CREATE EXTENSION postgres_fdw;
CREATE SERVER warehouse FOREIGN DATA WRAPPER postgres_fdw
    OPTIONS (host 'old.example.org', fetch_size '100');
COMMENT ON SERVER warehouse IS 'the stock';
