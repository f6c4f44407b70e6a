CREATE EXTENSION btree_gist;
CREATE TABLE bookings (
    room integer NOT NULL,
    during tstzrange NOT NULL
);
ALTER TABLE bookings ADD CONSTRAINT bookings_no_overlap
    EXCLUDE USING gist (room WITH =, during WITH &&);
INSERT INTO bookings VALUES
    (1, '[2024-01-01 10:00+00,2024-01-01 11:00+00)'),
    (1, '[2024-01-01 11:00+00,2024-01-01 12:00+00)');
