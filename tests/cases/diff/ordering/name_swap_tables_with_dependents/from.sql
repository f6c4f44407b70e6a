-- The two exchange names, and what points at them points at the name or at the table.

CREATE TABLE live (
    id integer CONSTRAINT live_pkey PRIMARY KEY,
    name text
);
CREATE TABLE spare (
    id integer CONSTRAINT spare_pkey PRIMARY KEY,
    label varchar(10)
);
CREATE TABLE notes (
    target integer CONSTRAINT notes_target_fkey REFERENCES live
);
CREATE VIEW live_ids AS SELECT id FROM live;
