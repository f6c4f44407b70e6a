CREATE DOMAIN label AS varchar(20);
