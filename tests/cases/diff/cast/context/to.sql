CREATE TYPE colour AS ENUM ('red', 'green');
CREATE CAST (text AS colour) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS colour) IS 'for old clients';
