CREATE TABLE parcels (id integer, depot text, note text) PARTITION BY LIST (depot);
CREATE TABLE parcels_north (id integer, depot text, note text);
ALTER TABLE parcels ATTACH PARTITION parcels_north FOR VALUES IN ('north');
CREATE INDEX parcels_depot_idx ON parcels (depot, note);
CREATE INDEX north_depot ON parcels_north (depot, note);
CREATE INDEX north_note ON parcels_north (note);
INSERT INTO parcels_north VALUES (1, 'north', 'a');
