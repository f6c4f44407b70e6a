CREATE TYPE colour AS ENUM ('red', 'green');
CREATE CAST (text AS colour) WITH INOUT;
COMMENT ON CAST (text AS colour) IS 'for old clients';
