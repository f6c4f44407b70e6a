CREATE EXTENSION btree_gist;
CREATE TABLE lessons (
    room text NOT NULL,
    starts timestamp NOT NULL,
    minutes integer NOT NULL
);
ALTER TABLE lessons ADD CONSTRAINT lessons_one_per_room EXCLUDE USING gist (
    lower(room) WITH =,
    tsrange(starts, starts + minutes * interval '1 minute', '[)') WITH &&
) WHERE (minutes > 0) DEFERRABLE INITIALLY DEFERRED;
