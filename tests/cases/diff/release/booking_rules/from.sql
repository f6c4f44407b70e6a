CREATE EXTENSION btree_gist;
CREATE TABLE rooms (
    id integer PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE bookings (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    room_id integer NOT NULL REFERENCES rooms,
    starts timestamptz NOT NULL,
    ends timestamptz NOT NULL,
    CONSTRAINT bookings_order CHECK (starts < ends)
);
CREATE VIEW today AS
    SELECT r.name, b.starts FROM bookings b JOIN rooms r ON r.id = b.room_id
    WHERE b.starts::date = current_date;
INSERT INTO rooms (id, name) VALUES (1, 'Blue'), (2, 'Red');
