CREATE SCHEMA extensions;
CREATE EXTENSION hstore SCHEMA extensions;
