CREATE TABLE bookings (
    id integer PRIMARY KEY,
    during tsrange NOT NULL,
    CONSTRAINT bookings_no_overlap EXCLUDE USING gist (during WITH &&) DEFERRABLE
);
