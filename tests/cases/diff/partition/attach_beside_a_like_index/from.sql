-- ATTACH PARTITION would take the index that is the table's own, and is to stay so.
CREATE TABLE parcels (id integer, depot text, note text) PARTITION BY LIST (depot);
CREATE INDEX parcels_depot_idx ON parcels (depot, note);
CREATE TABLE parcels_north (id integer, depot text, note text);
CREATE INDEX north_depot ON parcels_north (depot, note);
CREATE INDEX north_note ON parcels_north (note);
INSERT INTO parcels_north VALUES (1, 'north', 'a');
