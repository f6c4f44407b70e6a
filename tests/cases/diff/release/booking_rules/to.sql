CREATE EXTENSION btree_gist;
CREATE TABLE rooms (
    id integer PRIMARY KEY,
    name text NOT NULL,
    seats smallint NOT NULL DEFAULT 2 CONSTRAINT rooms_seats_check CHECK (seats > 0)
);
CREATE TYPE booking_state AS ENUM ('asked', 'confirmed', 'cancelled');
CREATE TABLE bookings (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    room_id integer NOT NULL REFERENCES rooms ON DELETE RESTRICT,
    during tstzrange NOT NULL,
    state booking_state NOT NULL DEFAULT 'asked',
    CONSTRAINT bookings_no_overlap EXCLUDE USING gist (room_id WITH =, during WITH &&) WHERE (state = 'confirmed')
);
CREATE VIEW today AS
    SELECT r.name, lower(b.during) AS starts, b.state FROM bookings b JOIN rooms r ON r.id = b.room_id
    WHERE b.during && tstzrange(current_date, current_date + 1);
INSERT INTO rooms (id, name) VALUES (1, 'Blue'), (2, 'Red');
