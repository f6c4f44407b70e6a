-- needs PostgreSQL 17

CREATE EXTENSION btree_gist;
CREATE TABLE bookings (
    day date NOT NULL,
    during tsrange NOT NULL
) PARTITION BY RANGE (day);
CREATE TABLE bookings_2024 PARTITION OF bookings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
