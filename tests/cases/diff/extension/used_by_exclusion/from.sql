CREATE TABLE bookings (
    room integer NOT NULL,
    during tstzrange NOT NULL
);
INSERT INTO bookings VALUES
    (1, '[2024-01-01 10:00+00,2024-01-01 11:00+00)'),
    (1, '[2024-01-01 11:00+00,2024-01-01 12:00+00)');
