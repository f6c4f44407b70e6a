CREATE SCHEMA old_years;
CREATE TABLE visits (id serial, year integer) PARTITION BY LIST (year);
CREATE TABLE old_years.visits PARTITION OF visits FOR VALUES IN (2019);
CREATE TABLE visits_rest PARTITION OF visits DEFAULT;
