COMMENT ON SCHEMA public IS 'what everybody shares';
