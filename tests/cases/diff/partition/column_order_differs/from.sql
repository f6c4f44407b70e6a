-- The partition was a table of its own and has the columns the other way round.

CREATE TABLE events (
    day date NOT NULL,
    kind text,
    body text
) PARTITION BY RANGE (day);
