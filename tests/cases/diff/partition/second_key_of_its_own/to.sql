-- A partition has a key of its own over the column of the common one, which ATTACH must not take.

CREATE SCHEMA app;
CREATE TABLE app.sales (id integer NOT NULL, note text, PRIMARY KEY (id)) PARTITION BY LIST (id);
CREATE TABLE north PARTITION OF app.sales FOR VALUES IN (4, 17);
ALTER TABLE north ADD UNIQUE (id) DEFERRABLE;
