CREATE EXTENSION postgres_fdw;
CREATE SERVER warehouse TYPE 'postgres' VERSION '15' FOREIGN DATA WRAPPER postgres_fdw
    OPTIONS (host 'warehouse.example.org', dbname 'stock', port '5433');
CREATE USER MAPPING FOR shale_test_a SERVER warehouse OPTIONS (user 'reader', password 'not a secret');
CREATE USER MAPPING FOR PUBLIC SERVER warehouse;
