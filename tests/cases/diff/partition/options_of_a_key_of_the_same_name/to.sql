CREATE SCHEMA app;
CREATE TABLE app.days (day integer NOT NULL, note text, PRIMARY KEY (day)) PARTITION BY LIST (day);
CREATE TABLE public.days PARTITION OF app.days DEFAULT;
ALTER INDEX public.days_pkey SET (fillfactor = 83);
