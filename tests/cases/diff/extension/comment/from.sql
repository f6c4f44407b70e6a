CREATE EXTENSION hstore;
COMMENT ON EXTENSION hstore IS 'key and value pairs';
