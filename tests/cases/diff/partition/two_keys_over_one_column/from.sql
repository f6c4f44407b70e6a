-- Two keys over the same column: ATTACH pairs them by their age.

CREATE SCHEMA app;
CREATE TABLE app.sales (id integer NOT NULL, note text, PRIMARY KEY (id)) PARTITION BY LIST (id);
CREATE TABLE other PARTITION OF app.sales DEFAULT;
ALTER TABLE app.sales ADD UNIQUE (id) DEFERRABLE;
