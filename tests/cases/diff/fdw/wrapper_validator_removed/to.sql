CREATE EXTENSION postgres_fdw;
CREATE FOREIGN DATA WRAPPER other HANDLER postgres_fdw_handler;
