CREATE FOREIGN DATA WRAPPER one;
CREATE SERVER warehouse FOREIGN DATA WRAPPER one;
CREATE USER MAPPING FOR shale_test_a SERVER warehouse OPTIONS (user 'reader', token 'x');
CREATE USER MAPPING FOR shale_test_b SERVER warehouse;
