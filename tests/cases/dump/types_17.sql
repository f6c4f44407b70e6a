-- needs PostgreSQL 17
-- a domain's NOT NULL is a constraint with a name
CREATE DOMAIN named AS int CONSTRAINT must_be NOT NULL;
CREATE DOMAIN unnamed AS int NOT NULL CHECK (VALUE > 0);
CREATE DOMAIN added AS int;
ALTER DOMAIN added ADD CONSTRAINT later NOT NULL;
CREATE DOMAIN dropped AS int NOT NULL;
ALTER DOMAIN dropped DROP NOT NULL;
