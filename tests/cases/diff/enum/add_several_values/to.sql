CREATE TYPE weekday AS ENUM ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday');
CREATE TABLE shifts (
    id integer PRIMARY KEY,
    day weekday NOT NULL
);
CREATE INDEX shifts_day_idx ON shifts (day);
INSERT INTO shifts VALUES (1, 'thursday'), (2, 'tuesday');
