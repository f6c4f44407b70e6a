CREATE PUBLICATION nothing WITH (publish = 'insert');
COMMENT ON PUBLICATION nothing IS 'to be filled';
