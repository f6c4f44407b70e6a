CREATE TYPE colour AS ENUM ('red', 'green');
CREATE CAST (text AS colour) WITH INOUT AS IMPLICIT;
CREATE CAST (colour AS varchar) WITH INOUT;
