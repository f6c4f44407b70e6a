CREATE EXTENSION postgres_fdw;
CREATE SERVER warehouse VERSION '15' FOREIGN DATA WRAPPER postgres_fdw
    OPTIONS (host 'new.example.org', use_remote_estimate 'true');
COMMENT ON SERVER warehouse IS 'the stock';
