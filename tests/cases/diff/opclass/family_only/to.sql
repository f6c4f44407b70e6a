CREATE OPERATOR FAMILY numbers_ops USING hash;
COMMENT ON OPERATOR FAMILY numbers_ops USING hash IS 'numbers of any sort';
