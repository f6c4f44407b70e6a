CREATE SCHEMA old_years;
CREATE TABLE visits (id serial, year integer);
CREATE TABLE old_years.visits (id serial, year integer);
