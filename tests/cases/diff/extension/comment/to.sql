CREATE EXTENSION hstore;
COMMENT ON EXTENSION hstore IS 'attributes of products';
