COMMENT ON SCHEMA public IS 'everything of the shop';
