-- A server's type and wrapper cannot be altered.

CREATE FOREIGN DATA WRAPPER one;
CREATE SERVER warehouse TYPE 'a' FOREIGN DATA WRAPPER one;
CREATE USER MAPPING FOR shale_test_a SERVER warehouse OPTIONS (user 'reader');
