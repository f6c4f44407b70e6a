CREATE SCHEMA app;
CREATE TABLE app.days (day integer NOT NULL, note text, PRIMARY KEY (day)) PARTITION BY LIST (day);
