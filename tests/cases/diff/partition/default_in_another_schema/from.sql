-- There is one default partition: the old one goes before its successor is attached, and the view over it moves on.

CREATE SCHEMA app;
CREATE TABLE sales (region integer NOT NULL, note text, PRIMARY KEY (region)) PARTITION BY LIST (region);
CREATE TABLE rest PARTITION OF sales DEFAULT;
CREATE VIEW app.noted AS SELECT region, note FROM rest;
