CREATE DOMAIN label AS varchar(40);
