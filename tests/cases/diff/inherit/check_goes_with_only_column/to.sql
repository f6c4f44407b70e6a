CREATE TABLE parcels (id int, weight numeric(10,2));
CREATE TABLE parcels_abroad (country text) INHERITS (parcels);
ALTER TABLE parcels ADD CONSTRAINT light CHECK (weight < 30);
ALTER TABLE ONLY parcels DROP COLUMN weight;
